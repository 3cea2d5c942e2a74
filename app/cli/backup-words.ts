/** How the commands for backups say sizes, counts and moments. */

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
