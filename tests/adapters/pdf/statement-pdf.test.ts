/** The yearly statement as a PDF: read back by another program, with its text, its tags, its language and its typefaces. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { createStatementPrinter } from '#app/adapters/pdf/statement-pdf.ts';
import { toLatin } from '#app/adapters/transliteration/to-latin.ts';
import { money } from '#app/domain/money.ts';
import { printStatement, type StatementRow } from '#app/domain/receipt/statement.ts';
import { plainIssuer } from '#tests/support/receipts.ts';

const issuedAt = new Date('2027-01-05T10:00:00Z');
const site = { name: 'Factually', locale: 'en', timeZone: 'America/New_York' };
const printer = createStatementPrinter(toLatin);

const row = (day: number, amountMinor: number, currency = 'USD', kind: StatementRow['kind'] = 'gift') => ({
  on: `2026-03-${String(day).padStart(2, '0')}`,
  kind,
  amount: money(amountMinor, currency),
  receiptNumber: '2026-000042',
});

async function printed(donorName: string, rows: readonly StatementRow[]) {
  const statement = printStatement({ donorName, rows }, 2026, issuedAt, { site, issuer: plainIssuer });
  return Buffer.from(await printer.print(statement, issuedAt));
}

interface TagNode {
  readonly role?: string;
  readonly children?: readonly TagNode[];
}
const rolesIn = (node: TagNode): string[] => [
  ...(node.role === undefined ? [] : [node.role]),
  ...(node.children ?? []).flatMap(rolesIn),
];

async function read(pdf: Buffer) {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)),
  );
  const texts = await Promise.all(pages.map((page) => page.getTextContent()));
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  const { info } = await document.getMetadata();
  const found = {
    pages: document.numPages,
    isTagged: ((await document.getMarkInfo()) as ReadonlyMap<string, boolean> | null)?.get('Marked') === true,
    title: (info as { Title?: string }).Title,
    language: (info as { Language?: string }).Language,
    text: texts
      .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
      .join(' ')
      .replace(/\s+/g, ' '),
    // A table that goes over pages stands whole in the tree of each.
    roles: trees.slice(0, 1).flatMap((tree) => rolesIn(tree as TagNode)),
  };
  await loading.destroy();
  return found;
}

test('a statement has title, language and tags, a table a currency, and adds nothing over two', async () => {
  const rows = [row(1, 500), row(2, 545), row(3, 200, 'USD', 'returned'), row(4, 700, 'EUR')];
  const found = await read(await printed('Robin Reader', rows));
  expect(found).toMatchObject({
    isTagged: true,
    title: 'Gifts in 2026 – Factually',
    language: 'en',
    pages: 1,
  });
  const count = (role: string) => found.roles.filter((each) => each === role).length;
  expect(['H1', 'H2', 'Table', 'TH', 'TR', 'TD'].map(count)).toEqual([1, 2, 2, 8, 6, 16]);
  for (const said of [
    'From: Robin Reader',
    'Mar 3, 2026',
    'Returned to you',
    '-$2.00 USD',
    'Given: $10.45 USD',
    'Returned: $2.00 USD',
    'What remains: $8.45 USD',
    'Given: €7.00 EUR',
    '2026-000042',
    'America/New_York',
  ])
    expect(found.text).toContain(said);
  expect(found.text).not.toContain('17.45');
  // What stands on receipts says “receipt”; this is none.
  expect(found.text).toContain('This statement is not a tax certificate');
  expect(found.text).not.toMatch(/This receipt|Page 1/);
});

test('a year of many gifts goes over pages with every row in the tags', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => row((at % 28) + 1, 500 + at));
  const found = await read(await printed('Robin Reader', rows));
  expect(found.pages).toBe(3);
  for (const foot of ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']) expect(found.text).toContain(foot);
  expect(found.text.match(/Date What Receipt Amount/g), 'the columns are named on each page').toHaveLength(3);
  expect(found.roles.filter((role) => role === 'TH')).toHaveLength(4);
  expect(found.roles.filter((role) => role === 'TR')).toHaveLength(61);
});

test('names in other letters and hostile ones are drawn whole, with no empty box, and the same twice is the same file', async () => {
  const names = [
    'Ελένη Ωραία',
    'Дарья Щукина',
    'محمد علي',
    'נועה לוי',
    'Nguyễn Thị Ánh',
    '王小明',
    'a\u0000b\u202ec\n(d) \\ <e>',
  ];
  for (const name of names) {
    const pdf = await printed(name, [row(1, 500)]);
    const found = await read(pdf);
    expect(found.text, name).toContain('Given: $5.00 USD');
    expect(found.text, name).not.toMatch(/[\p{Cc}\ufffd]/u);
    expect(pdf.toString('latin1'), name).not.toContain('/Type1');
  }
  const [once, again] = await Promise.all([printed('Robin', [row(1, 5)]), printed('Robin', [row(1, 5)])]);
  expect(once.equals(again)).toBe(true);
  expect((await read(await printed('Ελένη Ωραία', []))).text).toContain('Ελένη Ωραία');
  // In letters that no typeface of ours has, a Latin reading is drawn, and the name itself stands in the tags.
  const chinese = await printed('王明', []);
  expect((await read(chinese)).text).toMatch(/From: \w/);
  expect(chinese.includes(Buffer.from('王明', 'utf16le').swap16())).toBe(true);
});
