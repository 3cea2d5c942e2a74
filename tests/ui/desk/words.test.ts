/** The desk's components, addresses and forms have no words of their own: what staff read stands in the catalogue of texts (app/domain/texts/desk.ts). */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordsIn } from '#tests/support/words-in.ts';

/** Whatever says something at the desk: each folder under app/, and which of its files are the desk's. */
const family = [
  { folder: 'ui/desk', isOfDesk: /\.tsx?$/, countMin: 50 },
  { folder: 'routes', isOfDesk: /^desk.*\.tsx?$/, countMin: 25 },
  { folder: 'http', isOfDesk: /^desk-.*\.ts$/, countMin: 7 },
];

test.each(family)('no file of the desk in $folder has words of its own', ({ folder, isOfDesk, countMin }) => {
  const from = new URL(`../../../app/${folder}/`, import.meta.url);
  const files = readdirSync(from).filter((name) => isOfDesk.test(name));
  expect(files.length).toBeGreaterThan(countMin);
  expect(files.flatMap((name) => wordsIn(name, readFileSync(new URL(name, from), 'utf8')))).toEqual([]);
});

test.each([
  '<p>Late</p>',
  '<p>{name} is late</p>',
  '<p>{isLate && "late"}</p>',
  '<p>{isLate ? "late" : words.early}</p>',
  '<p>{name ?? "nobody"}</p>',
  '<p>{`${name}, late`}</p>',
  '<nav aria-label="pages" />',
  '<Rows label="all" />',
  '<Rows label={isAll ? "All of them" : words.some} />',
  'const columns = [{ label: "Gift from" }];',
  'const title = `by ${who}`;',
  'function title() { return "Nothing"; }',
  'const meta = deskTitle("Payouts");',
  'return failed(409, "This gift has no receipt yet.");',
])('words would be found in %s', (code) => {
  expect(wordsIn('planted.tsx', code)).toHaveLength(1);
});

test.each([
  '<p className="soft late" id="late-note">{words.late}</p>',
  '<p className={isLate ? "queue-left late" : "queue-left"}>{words.left}: {left}</p>',
  '<input type="text" name="note" aria-describedby={`${id}-hint ${errorId(id)}`} />',
  'const kinds: "name" | "mail domain" = "name";',
  'if (state === "held" && kind !== "in-force") stop();',
  '<p>{state === "held" ? words.held : words.states[state]}</p>',
  '<p>{formatMoney(amount, locale, "always")}, {stamp(at)}</p>',
  "const headers = { 'Retry-After': String(seconds), Refresh: refreshed.get('Refresh') };",
  '<li key="first">{items.find(({ kind }) => kind === "first")?.name}</li>',
])('none are found in %s', (code) => {
  expect(wordsIn('planted.tsx', code)).toEqual([]);
});
