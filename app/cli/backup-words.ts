/** How the commands for backups say sizes, counts and moments, and how far they are. */
import { showProgress, type Progress } from './progress.ts';

/** Progress of one thing after another, each from its own beginning. */
export function tellingEach<Doing extends string>(words: Readonly<Record<Doing, string>>) {
  let shown: { readonly doing: Doing; readonly progress: Progress } | null = null;
  return (doing: Doing, count: number): void => {
    if (shown?.doing !== doing) {
      shown?.progress.end();
      shown = { doing, progress: showProgress(words[doing]) };
    }
    shown.progress.tell(count);
  };
}

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${String(bytes)} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  return `${(bytes / 1_000 ** power).toFixed(1)} ${units[power - 1] ?? ''}`;
}

/** To the second, in UTC: whoever restores may sit anywhere. */
export const momentWords = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

export const secondsSince = (start: number) => `${((performance.now() - start) / 1_000).toFixed(1)} s`;
