import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSvg } from '#app/adapters/brand/check-svg.ts';
import { readBrand } from '#app/adapters/brand/read-brand.ts';
import { readImage } from '#app/adapters/images/read-image.ts';
import { paths } from '#app/paths.ts';
import { brandFolder, socialPicture } from '#tests/support/brand-folder.ts';

const helped = { readImage, addressOf: paths.brandFile };
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../images/fixtures', name));
const social = { socialImage: { file: 'social.png', alt: 'A pier at dawn' } };
const picture = (inside: string, attributes = 'viewBox="0 0 120 40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

function faultOf(changes: Record<string, unknown>, files: Record<string, string | Buffer> = {}): string {
  using folder = brandFolder(changes, files);
  try {
    readBrand(folder.file, helped);
  } catch (error) {
    const { message } = error as Error;
    expect(message.startsWith(`BRAND_FILE ${folder.file}: `), message).toBe(true);
    expect(message).not.toContain('\n');
    return message.slice(`BRAND_FILE ${folder.file}: `.length).replaceAll(`${folder.dir}/`, '');
  }
  return 'nothing';
}

test('the example of docs/branding.md is read: every file under an address that its content gives', () => {
  using folder = brandFolder(social, { 'social.png': socialPicture });
  const { brand, files } = readBrand(folder.file, helped);
  expect(brand).toMatchObject({
    name: 'Harbor Facts',
    logo: { kind: 'image', width: 132, height: 40 },
    accent: { light: '#9fd8ff' },
    socialImage: { type: 'image/png', width: 1200, height: 630, alt: 'A pier at dawn' },
  });
  const addresses = [brand.style, brand.icon, brand.socialImage?.address];
  if (brand.logo?.kind === 'image') addresses.push(brand.logo.address, brand.logo.darkAddress);
  expect(new Set(addresses)).toEqual(new Set(files.keys()));
  for (const [address, { bytes }] of files) {
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(address).toMatch(/^\/brand\/[a-z-]+-[0-9a-f]{12}\.(svg|css|png)$/);
    expect(hash.startsWith(/-([0-9a-f]{12})\./.exec(address)?.[1] ?? '-')).toBe(true);
  }
});

test.each<[string, Record<string, unknown>, Record<string, string | Buffer>, RegExp]>([
  [
    'a missing file',
    { icon: 'none.svg' },
    {},
    /^icon: none\.svg does not exist; put it there, or name another\.$/,
  ],
  [
    'a large file',
    {},
    { 'logo.svg': picture(`<desc>${'x'.repeat(70_000)}</desc>`) },
    /^logo\.file: logo\.svg has 69 KB, at most 64 KB are taken; make it smaller\.$/,
  ],
  [
    'a script',
    {},
    { 'logo.svg': picture('<script>1</script>') },
    /^logo\.file: logo\.svg may hold a still picture alone: expected what draws and stands still, got <script>; save it as plain SVG\.$/,
  ],
  [
    'a dark logo of another shape',
    {},
    { 'logo-dark.svg': picture('', 'viewBox="0 0 40 40"') },
    /^logo\.fileDark: logo-dark\.svg is 40 by 40 and logo\.svg 132 by 40, so the masthead would jump; draw both in one viewBox\.$/,
  ],
  [
    'a picture of another kind',
    social,
    { 'social.png': fixture('plain.avif') },
    /^socialImage\.file: social\.png is image\/avif by its content; save it as PNG or JPEG\.$/,
  ],
  [
    'what is no picture',
    social,
    { 'social.png': 'a letter' },
    /^socialImage\.file: social\.png is no JPEG, PNG, WebP, GIF or AVIF, whatever its name says\.$/,
  ],
  [
    'a small picture',
    social,
    { 'social.png': fixture('phone.png') },
    /^socialImage\.file: social\.png is 32 by 48 pixels, expected from 600 by 315 to 4096 by 4096; save it as 1200 by 630\.$/,
  ],
  ['an unknown part', { colour: 1 }, {}, /^says "colour", which is not known; take it out/],
])('%s is refused in one line with the mend', (_what, changes, files, words) => {
  expect(faultOf(changes, files)).toMatch(words);
});

test('a folder in place of the file is refused in words', () => {
  using folder = brandFolder();
  expect(() => readBrand(folder.dir, helped)).toThrow(
    `BRAND_FILE ${folder.dir}: ${folder.dir} cannot be read (EISDIR)`,
  );
});

test.each([
  '<a href="#x"><path/></a>',
  '<script/>',
  '<style>@import "x.css";</style>',
  '<style>@im<!-- -->port "x.css";</style>',
  '<style>@im<![CDATA[port "x.css";]]></style>',
  '<rect style="fill:src(x.svg)"/>',
  '<style>.a{fill:url(http://e.example/#a)}</style>',
  '<style><![CDATA[.a{fill:url(//e.example)}]]></style>',
  String.raw`<style>.a{fill:u\72l(http://e.example)}</style>`,
  '<path onclick="alert(1)"/>',
  '<path OnLoad="alert(1)"/>',
  '<path style="fill:url(https://e.example/#a)"/>',
  '<path fill="url( https://e.example/#a )"/>',
  '<path filter="url(data:image/svg+xml;base64,AA)"/>',
  '<use xlink:href="https://e.example/a.svg#x"/>',
  '<use href="data:image/svg+xml;base64,AA"/>',
  '<image href="https://e.example/a.png"/>',
  '<image href="data:image/svg+xml;base64,AA"/>',
  '<foreignObject/>',
  '<animate attributeName="x"/>',
  '<set attributeName="href" to="javascript:1"/>',
  '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>',
  '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>',
  '<path></g>',
  '<path fill=red/>',
  '&nbsp;',
])('in a picture, %s is refused', (inside) => {
  expect(checkSvg(picture(inside)).ok).toBe(false);
});

test.each([
  '',
  'no picture',
  '<html xmlns="http://www.w3.org/1999/xhtml"/>',
  '<svg viewBox="0 0 1 1"/>',
  picture('', ''),
  picture('', 'viewBox="0 0 0 40"'),
  picture('', 'viewBox="0 0 40"'),
  picture('', 'viewBox="0 0 4e9 1"'),
  `<!DOCTYPE svg [<!ENTITY a "b">]>${picture('')}`,
  `<?xml-stylesheet href="x.css"?>${picture('')}`,
])('%j is no picture', (text) => {
  expect(checkSvg(text).ok).toBe(false);
});

test('what drawing programs write is taken: gradients, styles, uses, pictures inside, and their own notes', () => {
  const inside = `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li rdf:resource="http://a.example"/></rdf:RDF></metadata>
    <defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient><style>.a { fill: url(#a); } .b{clip-path:url("#b")}</style></defs>
    <g class="a" style="fill:url('#a')" transform="translate(1 2)"><path d="M0 0h1z" fill="url(#a)"/><use xlink:href="#a"/></g>
    <image width="1" height="1" href="data:image/png;base64,iVBORw0KGgo="/><text>Harbor &amp; Facts</text>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn -->${picture(inside, 'viewBox="0,0, 120.5 40"')}`;
  expect(checkSvg(text)).toEqual({ ok: true, width: 120.5, height: 40 });
});

test('whatever stands in a picture, it is taken or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const reading = checkSvg(picture(text));
      expect(typeof reading.ok).toBe('boolean');
    }),
  );
});
