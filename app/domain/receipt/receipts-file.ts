/** What RECEIPTS_FILE may say: its schema, which is published as docs/receipts.schema.json, and what is wrong with one in words. */
import { z } from 'zod';
import { receiptRegimes, type ReceiptIssuer } from './issuer.ts';

const line = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*\S[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
/** A language, or a language and a region: `de`, `en-GB`. */
const locale = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);

const schema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; not read.'),
    regime: z.enum(receiptRegimes).describe('What receipts say of tax; have your adviser confirm it.'),
    legalName: line(200).optional().describe('Who received the gift in law. Left out: SITE_LEGAL_NAME.'),
    address: line(300).optional().describe('Left out: SITE_ADDRESS.'),
    registrations: z
      .array(z.strictObject({ label: line(60).describe('Such as "EIN".'), value: line(60) }))
      .max(6)
      .optional()
      .describe('Numbers under which the recipient is registered.'),
    prefix: z
      .string()
      .regex(/^[A-Z0-9-]{0,12}$/)
      .optional()
      .describe('Stands before every number, such as "HF-".'),
    nothingInReturn: z
      .boolean()
      .optional()
      .describe('True where donors get no goods or services for their gifts; only then receipts say so.'),
    statements: z
      .record(locale, z.array(line(400)).min(1).max(6))
      .optional()
      .describe('Your own sentences on every receipt, by language, such as {"en": ["…"]}.'),
  })
  .describe('What receipts say: docs/operations.md, "Receipts and tax".');

/** RECEIPTS_FILE as its JSON says it. */
export type ReceiptWords = Omit<z.infer<typeof schema>, '$schema'>;

export type ReceiptsReading =
  { readonly ok: true; readonly words: ReceiptWords } | { readonly ok: false; readonly fault: string };

const expectations: Readonly<Record<string, string>> = {
  '': 'an object with a regime, as {"regime": "none"}',
  $schema: 'the address of the schema, or nothing',
  regime: `one of ${receiptRegimes.join(', ')}`,
  legalName: 'one line of at most 200 characters',
  address: 'one line of at most 300 characters',
  registrations: 'at most 6 numbers, each as {"label": "EIN", "value": "12-3456789"}',
  prefix: 'at most 12 capital letters, digits and hyphens',
  nothingInReturn: 'true or false',
  statements: 'at most 6 sentences of at most 400 characters a language, as {"en": ["…"]}',
};

/** Reads the text of RECEIPTS_FILE; what is wrong is said in one line: the place, what was expected. */
export function readReceiptWords(text: string): ReceiptsReading {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, fault: `is no JSON (${json.reason}); mend it there` };
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return { ok: false, fault: faultOf(parsed.error.issues[0]) };
  const { $schema: _forEditors, ...words } = parsed.data;
  const fault = regimeFault(words);
  return fault === null ? { ok: true, words } : { ok: false, fault };
}

/** The JSON Schema of the file, for editors and for those who write one. */
export function receiptsJsonSchema(): unknown {
  return z.toJSONSchema(schema, { target: 'draft-7' });
}

/** What the file leaves out comes from the settings of the site. */
export function issuerOf(
  words: ReceiptWords | null,
  site: { readonly legalName: string; readonly address: string; readonly taxWords: string | null },
): ReceiptIssuer {
  return {
    regime: words?.regime ?? 'none',
    legalName: words?.legalName ?? site.legalName,
    address: words?.address ?? site.address,
    registrations: words?.registrations ?? [],
    prefix: words?.prefix ?? '',
    nothingInReturn: words?.nothingInReturn ?? false,
    statements: words?.statements ?? {},
    taxWords: site.taxWords,
  };
}

/** What a regime cannot do without: a receipt that lacks it is worth nothing and cannot be mended afterwards. */
function regimeFault({ regime, registrations = [], nothingInReturn }: ReceiptWords): string | null {
  if (regime === 'us-501c3' && nothingInReturn !== true)
    return 'regime us-501c3 needs "nothingInReturn": true, since an acknowledgment must say so or give the value of what was given back, which this site does not know';
  if ((regime === 'us-501c3' || regime === 'uk-charity') && registrations.length === 0)
    return `regime ${regime} needs a number in registrations, such as ${regime === 'us-501c3' ? '{"label": "EIN", "value": "12-3456789"}' : '{"label": "Registered charity", "value": "1234567"}'}`;
  return null;
}

function faultOf(issue: z.core.$ZodIssue | undefined): string {
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => JSON.stringify(key)).join(', ');
    return `says ${keys}${path.length === 0 ? '' : ` in ${path.join('.')}`}, which is not known; take it out (docs/receipts.schema.json lists what there is)`;
  }
  const [place = ''] = path;
  const expected = expectations[place] ?? expectations[''] ?? '';
  return `${path.length === 0 ? '' : `${path.join('.')}: `}expected ${expected}`;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, reason: (error as Error).message.replace(/\s+/g, ' ') };
  }
}
