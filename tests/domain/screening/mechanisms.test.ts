/** The table of what each mechanism adds (tests/eval/gold/ablation.ts) leaves out what is really there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MECHANISMS, PARTY_MECHANISMS } from '#tests/eval/gold/mechanisms.ts';

test.each([...MECHANISMS, ...PARTY_MECHANISMS])(
  '$id, $what: its place in the code stands there once',
  ({ file, find, replace }) => {
    const text = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
    expect(text.split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  },
);
