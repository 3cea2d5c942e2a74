/** What BRAND_FILE may say: its schema, which is published as docs/brand.schema.json, and what is wrong with one in words. */
import { z } from 'zod';
import { accentFault, darkAccent, type Accent, type Scheme } from './accent.ts';
import { hexPattern } from './color.ts';

const footerLinksMax = 6;

const line = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*\S[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
/** Beside the file that names it, or in a folder below. */
const fileNamed = (endings: string) =>
  z.string().regex(new RegExp(`^(?!.*\\.\\.)[\\w][\\w ./-]*\\.(${endings})$`));
const hex = z.string().regex(hexPattern);

const schema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; not read.'),
    name: line(80).describe(
      'The newsroom’s name, wherever readers, payers and staff meet it. SITE_NAME is left out then.',
    ),
    description: line(200)
      .optional()
      .describe('One sentence on the newsroom, for search engines, previews and the feed.'),
    logo: z
      .union([
        z.strictObject({
          file: fileNamed('svg').describe('An SVG file with a viewBox, at most 64 KB.'),
          fileDark: fileNamed('svg')
            .optional()
            .describe('The same in colors for dark paper, equally wide and high.'),
        }),
        z.strictObject({ text: line(40).describe('The name as the masthead writes it.') }),
      ])
      .optional()
      .describe('What stands in the masthead; left out, the name does.'),
    icon: fileNamed('svg').optional().describe('A square SVG file for the browser’s tab.'),
    accent: z
      .union([hex, z.strictObject({ light: hex, dark: hex })])
      .optional()
      .describe(
        'The color in place of the highlighter, such as #ffd54a. From one alone the one for dark screens is made.',
      ),
    footerLinks: z
      .array(
        z.strictObject({
          label: line(40),
          href: z
            .string()
            .max(500)
            .regex(/^(https:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?|\/([^\s/\\][^\s\\]*)?)$/)
            .describe('An https address, or a path of this site.'),
        }),
      )
      .max(footerLinksMax)
      .optional()
      .describe('Links at the foot of every page for readers, before those of the site.'),
    socialImage: z
      .strictObject({
        file: fileNamed('png|jpe?g').describe('A PNG or JPEG file, best 1200 by 630 pixels, at most 2 MB.'),
        alt: line(200).describe('What the picture shows, for those who do not see it.'),
      })
      .optional()
      .describe('The picture of previews of every page that is no fact-check.'),
  })
  .describe('How a newsroom’s site looks: docs/branding.md.');

/** BRAND_FILE as its JSON says it, with the files that it names not yet read. */
export interface BrandWords extends Omit<z.infer<typeof schema>, 'accent' | '$schema'> {
  readonly accent: Accent | null;
}

export type BrandReading =
  { readonly ok: true; readonly words: BrandWords } | { readonly ok: false; readonly fault: string };

/** What each part should have been, by its place with the numbers left out. */
const expectations: Readonly<Record<string, string>> = {
  '': 'an object with the name of the newsroom, as {"name": "Harbor Facts"}',
  $schema: 'the address of the schema, or nothing',
  name: 'one line of at most 80 characters, such as "Harbor Facts"',
  description: 'one line of at most 200 characters',
  logo: '{"file": "logo.svg"}, with "fileDark" if you like, or {"text": "Harbor Facts"} of at most 40 characters',
  'logo.file': 'the name of an SVG file beside this one, such as "logo.svg"',
  'logo.fileDark': 'the name of an SVG file beside this one, such as "logo-dark.svg"',
  icon: 'the name of an SVG file beside this one, such as "icon.svg"',
  accent: 'a color such as "#ffd54a", or two as {"light": "#ffd54a", "dark": "#6b5500"}',
  footerLinks: `at most ${footerLinksMax} links, each as {"label": "About us", "href": "https://harborfacts.example/about"}`,
  'footerLinks.label': 'one line of at most 40 characters',
  'footerLinks.href': 'an https address or a path of this site, such as "/imprint"',
  socialImage: '{"file": "social.png", "alt": "what it shows"}',
  'socialImage.file': 'the name of a PNG or JPEG file beside this one, such as "social.png"',
  'socialImage.alt': 'one line of at most 200 characters that says what the picture shows',
};

/** Reads the text of BRAND_FILE; what is wrong is said in one line: the place, what was expected, what was got, the mend. */
export function readBrandWords(text: string): BrandReading {
  const json = parseJson(text);
  if (!json.ok) return refuse(`is no JSON (${json.reason}); mend it there`);
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return refuse(schemaFault(parsed.error.issues[0], json.value));
  const { accent, $schema: _forEditors, ...words } = parsed.data;
  if (accent === undefined) return { ok: true, words: { ...words, accent: null } };
  const both = typeof accent === 'string' ? { light: accent, dark: darkAccent(accent) } : accent;
  for (const scheme of ['light', 'dark'] as const) {
    const place = typeof accent === 'string' ? 'accent' : `accent.${scheme}`;
    const fault = accentFault(both[scheme], scheme);
    if (fault) return refuse(`${place} ${accentWords(both[scheme], scheme, fault)}`);
  }
  return { ok: true, words: { ...words, accent: both } };
}

const refuse = (fault: string): BrandReading => ({ ok: false, fault });

/** The JSON Schema of the file, for editors and for those who write one. */
export function brandJsonSchema(): unknown {
  return z.toJSONSchema(schema, { target: 'draft-7' });
}

function accentWords(
  color: string,
  scheme: Scheme,
  fault: NonNullable<ReturnType<typeof accentFault>>,
): string {
  return fault.kind === 'unreadable'
    ? `cannot be read on in the ${scheme} scheme: text ${fault.ink} on ${color} has a contrast of ${fault.contrast.toFixed(2)}:1, and at least ${fault.contrastMin}:1 is needed; the nearest that holds is "${fault.mend}"`
    : `cannot be told from the paper in the ${scheme} scheme: ${color} is ${fault.distance.toFixed(3)} from ${fault.paper} (OKLab), and at least ${fault.distanceMin} is needed; the nearest that holds is "${fault.mend}"`;
}

function schemaFault(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  const path = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const place = path.length === 0 ? '' : ` in ${nameOf(path)}`;
    return `says ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}${place}, which is not known; take it out (docs/branding.md lists what there is)`;
  }
  const known = expectationOf(path.filter((part) => typeof part === 'string').map(String));
  const got = cut(jsonOf(valueAt(value, path)));
  return `${path.length === 0 ? '' : `${nameOf(path)}: `}expected ${known}, got ${got}`;
}

function expectationOf(path: readonly string[]): string {
  const known = expectations[path.join('.')];
  return known ?? (path.length === 0 ? '' : expectationOf(path.slice(0, -1)));
}

const nameOf = (path: readonly PropertyKey[]) =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('');

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}

const jsonOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, reason: (error as Error).message.replace(/\s+/g, ' ') };
  }
}
