/** The steps of README's "Try it", as a test walks them: what it says to type is read from it and not repeated here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TryItStep {
  /** What stands in backticks and is no address: names to give on behalf of, or to write on the card. */
  readonly names: readonly string[];
  /** Card numbers in the order in which they are named, without spaces. */
  readonly cards: readonly string[];
  /** What stands in bold: what becomes of the donation. */
  readonly outcomes: readonly string[];
  /** Addresses to open. */
  readonly addresses: readonly string[];
}

/** The numbered steps below "## Try it". Throws where README has none. */
export function tryItSteps(): TryItStep[] {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const section = /^## Try it$(.*?)^## /ms.exec(readme)?.[1] ?? '';
  const steps = section.split(/^\d+\. /m).slice(1);
  if (steps.length === 0) throw new Error('README has no steps below "## Try it"');
  return steps.map((step) => {
    const quoted = allOf(step, /`([^`]+)`/g);
    const isAddress = (text: string) => text.startsWith('/');
    return {
      names: quoted.filter((text) => !isAddress(text)),
      cards: allOf(step, /\b(\d{4}(?: \d{4}){3})\b/g).map((card) => card.replaceAll(' ', '')),
      outcomes: allOf(step, /\*\*([^*]+)\*\*/g),
      addresses: quoted.filter(isAddress),
    };
  });
}

function allOf(text: string, pattern: RegExp): string[] {
  return [...text.replace(/\s+/g, ' ').matchAll(pattern)].map(([, found = '']) => found);
}
