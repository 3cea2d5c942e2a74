/** The recipes of docs/embedding.md, as a test tries them: what somebody copies is read from it and not repeated here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whose addresses stand in the recipes. */
export interface RecipePlace {
  /** In place of https://factually.example. */
  readonly newsroom: string;
  /** In place of https://partner.example. */
  readonly partner: string;
}

/**
 * The code below the heading `name`, in its order, with the addresses of a test in place of the examples. Throws where there
 * is none.
 */
export function recipe(name: string, { newsroom, partner }: RecipePlace): string[] {
  const blocks = [...sectionOf(name).matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = '']) => code);
  if (blocks.length === 0) throw new Error(`docs/embedding.md has no code below "${name}"`);
  return blocks.map((code) =>
    code.replaceAll('https://factually.example', newsroom).replaceAll('https://partner.example', partner),
  );
}

/** The code in the first column of the table below the heading `name`; an empty text where the cell has none. */
export function tableOf(name: string): string[] {
  const [, , ...rows] = sectionOf(name)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1] ?? '');
}

function sectionOf(name: string): string {
  const doc = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'embedding.md'), 'utf8');
  return doc.split(/^#{2,3} /m).find((each) => each.startsWith(`${name}\n`)) ?? '';
}
