/** /privacy and docs/operations.md say the same of what is kept, and both name every table that holds something personal (M10). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptData } from '#app/domain/kept-data.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8');
const { kept } = textsFor('en').legal.privacy;

test('the table of docs/operations.md is the list that readers see on /privacy', () => {
  const section = /^## Personal data.*?^(\|.*?)\n\n/ms.exec(read('docs/operations.md'))?.[1] ?? '';
  const [, , ...rows] = section.split('\n');
  expect(rows).toEqual(
    keptData.map(
      ({ key, where }) => `| ${kept[key].what} | ${where} | ${kept[key].why} | ${kept[key].howLong} |`,
    ),
  );
});

test('every table with a personal column is on the list', () => {
  const tables = [...read('prisma/schema.prisma').matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, body = '']) => (/\/\/\/ personal/.test(body) ? [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? ''] : []),
  );
  expect(tables).toContain('screening');
  const named = keptData.map(({ where }) => where).join(' ');
  // Every column of the payer's is personal, so none is marked.
  for (const table of [...tables, 'payer'])
    expect(named).toContain(`\`${table.startsWith('staff_') ? 'staff_*' : table}\``);
});
