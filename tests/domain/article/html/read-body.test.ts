/** HTML as newsrooms' systems write it, element by element: what becomes of it, and what is told. And HTML that nobody wrote. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, type Block, type Inline } from '#app/domain/article/article.ts';
import { parseHtml } from '#app/domain/article/html/parse-html.ts';
import { readHtmlBody } from '#app/domain/article/html/read-body.ts';
import { parseSavedPage } from '#app/domain/article/html/saved-page.ts';
import { inlinesWithin } from '#app/domain/article/text-within.ts';
import { lostWords } from '#tests/support/imported-words.ts';
import { cpuMsOf } from '#tests/support/cpu-time.ts';

function read(html: string) {
  const parsed = parseHtml(html);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const { body, sources } = readHtmlBody(parsed.root, {
    headline: 'Is it so?',
    address: 'https://news.example/checks/so/',
    imageOf: (reference) =>
      reference.includes('gone')
        ? { problem: 'no file' }
        : { sha256: reference, type: 'image/png', width: 1, height: 1 },
    lineFirst: 1,
  });
  return { ...body, sources, told: body.remarks.map(({ line, message }) => `${String(line)}: ${message}`) };
}

const wordsOf = (block: Block | undefined): string =>
  block === undefined ? '' : 'inlines' in block ? markedText(block.inlines) : block.kind;
const markedText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      inline.kind === 'marker'
        ? `[${String(inline.number)}]`
        : inline.kind === 'note'
          ? `[^${String(inline.number)}]`
          : plainText([inline]),
    )
    .join('');
const textsOf = (html: string): string[] => read(html).introduction.map(wordsOf);

test.each([
  ['entities and hard spaces', '<p>A&nbsp;&nbsp;b &amp; c&#8212;d</p><p>&nbsp;</p><p></p>', ['A b & c—d']],
  ['words of a line end', '<p>one\ntwo<br>three</p>', ['one two three']],
  [
    'raised and lowered numbers',
    '<p>10<sup>3</sup> m<sup>-2</sup> CO<sub>2</sub> 1<sup>st</sup></p>',
    ['10³ m⁻² CO₂ 1st'],
  ],
  [
    'raised markers',
    '<p>So<sup>[1]</sup> it is<sup><a href="#s">[2, 3]</a></sup>.</p>',
    ['So[1] it is[2][3].'],
  ],
  ['text outside of any element', 'one <b>two</b><p>three</p>four', ['one two', 'three', 'four']],
  ['a bold element around paragraphs', '<b><p>one</p><p>two</p></b>', ['one', 'two']],
  ['a heading within the text of a link', '<a href="https://a.example"><p>one</p>two</a>', ['one', 'two']],
  ['lines of preformatted text', '<pre>one\ntwo</pre>', ['one two']],
  ['terms', '<dl><dt>Term</dt><dd>Meaning</dd></dl>', ['Term', 'Meaning']],
  ['what opens', '<details><summary>More</summary><p>Text</p></details>', ['More', 'Text']],
  ['an item without a list', '<li>alone</li>', ['alone']],
  [
    'a table for layout',
    '<table role="presentation"><tr><td><p>a</p></td><td>b</td></tr></table>',
    ['a', 'b'],
  ],
  ['signs for a heading’s address', '<p>Text <a href="#text">#</a></p>', ['Text']],
  ['an emoji', '<p>Yes <img class="emoji" alt="👍" src="x.png"></p>', ['Yes 👍']],
])('%s are read as they are meant', (_name, html, texts) => {
  expect(textsOf(html)).toEqual(texts);
});

test('links keep their address where it is one of the web, and their words in any case', () => {
  const { introduction, told } = read(
    '<p><a href="/a b?c=1">in</a> <a href="../x">up</a> <a href="HTTPS://B.example/ÿ">out</a>\n' +
      '<a href="javascript:alert(1)">bad</a> <a href="#part">down</a> <a href="https://u:p@c.example/">secret</a></p>',
  );
  const links = inlinesWithin({ introduction, sections: [], notes: [] }).filter(
    ({ kind }) => kind === 'link',
  );
  expect(links).toMatchObject([
    { url: 'https://news.example/a%20b?c=1' },
    { url: 'https://news.example/checks/x' },
    { url: 'https://b.example/%C3%BF' },
  ]);
  expect(wordsOf(introduction[0])).toBe('in up out bad down secret');
  expect(told).toEqual([
    '2: a link to "javascript:alert(1)" left out, its words stay: "bad"',
    '2: a link to "https://u:p@c.example/" left out, its words stay: "secret"',
  ]);
});

test.each([
  ['h3 alone', '<h3>A</h3><p>a</p><h4>B</h4><p>b</p><h3>C</h3><p>c</p>', ['A', 'C'], ['B']],
  ['h2 and h3', '<h2>A</h2><h3>B</h3><p>b</p>', ['A'], ['B']],
  ['h1 that repeats the headline', '<p>x</p><h1>Is it so?</h1><h2>A</h2><p>a</p>', ['A'], []],
  ['empty ones', '<h2> </h2><p>a</p><h2><img src="a.png" alt="A"></h2><p>b</p>', [], []],
  ['in a box', '<div><section><h2>A</h2><p>a</p></section></div>', ['A'], []],
])('headings: %s', (_name, html, sections, subheadings) => {
  const body = read(html);
  expect(body.sections.map(({ heading }) => heading)).toEqual(sections);
  const blocks = [...body.introduction, ...body.sections.flatMap((section) => section.blocks)];
  expect(blocks.filter(({ kind }) => kind === 'subheading').map(wordsOf)).toEqual(subheadings);
  expect(body.problems).toEqual([]);
});

const noteForms = {
  pandoc: [
    '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
    '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>The note.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>',
  ],
  ghost: [
    '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>',
    '<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>The note. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
  ],
  wordpress: [
    '<sup data-fn="4f" class="fn"><a href="https://news.example/checks/so/#4f" id="4f-link">1</a></sup>',
    '<h2>Notes</h2><ol class="wp-block-footnotes"><li id="4f">The note. <a href="#4f-link">↩︎</a></li></ol>',
  ],
  'a word processor': [
    '<a href="#_ftn1" name="_ftnref1">[1]</a>',
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p></div>',
  ],
} as const;

test.each(Object.entries(noteForms))('footnotes as written by %s become ours', (_name, [mark, list]) => {
  const body = read(`<p>It is so${mark}, they say.</p>${list}`);
  expect(body.introduction.map(wordsOf)).toEqual(['It is so[^1], they say.']);
  expect(
    body.notes.map(({ number, blocks }) => [number, ...blocks.map(wordsOf).map((text) => text.trim())]),
  ).toEqual([[1, 'The note.']]);
  expect(body.sections).toEqual([]);
});

test('marks that lead into a list called sources are markers of sources', () => {
  const body = read(
    '<p>It is so<sup><a href="#r2">2</a></sup>.</p><h2>References</h2><ol><li id="r1">A book</li><li id="r2">B, <a href="https://b.example/">online</a></li></ol>',
  );
  expect(body.introduction.map(wordsOf)).toEqual(['It is so[2].']);
  expect(body.sources).toMatchObject([
    { number: 1, title: 'A book', url: null },
    { number: 2, title: 'B, online', url: 'https://b.example/' },
  ]);
  expect(body.notes).toEqual([]);
});

test('a contents list whose entries are numbers moves no part of the text into notes', () => {
  const body = read(
    '<p><a href="#p1">1</a> <a href="#p2">2</a></p><section id="p1"><h2>One</h2><p>a</p></section><section id="p2"><h2>Two</h2><p>b</p></section>',
  );
  expect(body.notes).toEqual([]);
  expect(body.sections.map(({ heading }) => heading)).toEqual(['One', 'Two']);
});

test.each([
  [
    'paragraphs with numbers',
    '<p>[1] A book</p><p>[3] https://c.example/x.</p>',
    [
      [1, 'A book', null],
      [3, 'https://c.example/x', 'https://c.example/x'],
    ],
  ],
  [
    'lines of one paragraph',
    '<p>1. A book<br>2. B: https://b.example/</p>',
    [
      [1, 'A book', null],
      [2, 'B', 'https://b.example/'],
    ],
  ],
  [
    'a list in a box',
    '<div><ul><li><a href="//b.example/1">B</a></li></ul></div>',
    [[1, 'B', 'https://b.example/1']],
  ],
])('sources at the end: %s', (_name, list, sources) => {
  const body = read(`<p>Text.</p><p><strong>Sources:</strong></p>${list}`);
  expect(body.sources.map(({ number, title, url }) => [number, title, url])).toEqual(sources);
  expect(body.introduction.map(wordsOf)).toEqual(['Text.']);
});

test('prose under a heading that names sources stays text', () => {
  const body = read('<h2>Sources</h2><p>We asked three people, who asked not to be named.</p>');
  expect(body.sections.map(({ heading }) => heading)).toEqual(['Sources']);
  expect(body.sources).toEqual([]);
});

test('pictures need a file and words for what they show; a caption stands in, and stays where the picture goes', () => {
  const body = read(
    [
      '<p>a <a href="full.png"><img src="data:image/gif;base64,x" data-src="one.png" alt="One"></a> b</p>',
      '<figure><img src="two.png"><figcaption>Two <i>towers</i></figcaption></figure>',
      '<figure><img src="gone.png" alt="Three"><figcaption>The third</figcaption></figure>',
      '<img src="four.png" alt="">',
      '<img src="pixel.png" width="1" height="1" alt="">',
    ].join('\n'),
  );
  expect(
    body.introduction.map((block) => (block.kind === 'image' ? block.image : wordsOf(block))),
  ).toMatchObject([
    'a',
    { sha256: 'one.png', alt: 'One' },
    'b',
    { sha256: 'two.png', alt: 'Two towers', caption: [{ text: 'Two ' }, { kind: 'emphasis' }] },
    'The third',
  ]);
  expect(body.told).toEqual([
    '2: a picture without alt text has its caption for one: two.png',
    '3: a picture left out (no file): "Three"',
    '4: a picture left out, since no alt text says what it shows: four.png',
    '5: a picture that shows nothing left out',
  ]);
});

test('tables keep their cells in place, with spans split and lists made running text', () => {
  const { introduction, told } = read(
    '<table><tr><th colspan="2">A</th><th>B</th></tr><tr><td rowspan="2">1</td><td><ul><li>x</li><li>y</li></ul></td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
  );
  const [table] = introduction;
  if (table?.kind !== 'table') throw new Error('no table');
  const rows = [table.header, ...table.rows].map((row) =>
    row.map((cell) => plainText(cell).replace(/\s+/g, ' ')),
  );
  expect(rows).toEqual([
    ['A', '', 'B'],
    ['1', 'x y', '2'],
    ['', '3', '4'],
  ]);
  expect(told).toHaveLength(2);
  const plain = read('<table><tr><td>1</td><td>2</td></tr></table>').introduction[0];
  expect(plain).toMatchObject({ header: [[], []], rows: [[[{ text: '1' }], [{ text: '2' }]]] });
  const wide = read(`<table><tr>${'<td colspan="9000">x</td>'.repeat(50)}</tr><tr><td>y</td></tr></table>`);
  expect(wide.introduction).toEqual([]);
  expect(wide.told[0]).toContain('a table of more than 30 columns left out: "x x');
});

test.each([
  ['<script>x()</script>', 'a script left out'],
  ['<iframe src="https://v.example/1"></iframe>', 'an embedded page (https://v.example/1) left out'],
  ['<video src="v.mp4">No video</video>', 'an embedded video (v.mp4) left out: "No video"'],
  ['<form>Give <input></form>', 'a form left out: "Give"'],
  ['<div class="post-newsletter">Get it</div>', 'a newsletter box left out: "Get it"'],
  ['<ul class="share-links"><li>Post it</li></ul>', 'share buttons left out: "Post it"'],
  ['<p hidden>Secret</p>', 'a hidden text left out: "Secret"'],
  ['<span class="screen-reader-text">opens a window</span>', 'a hidden text left out: "opens a window"'],
  ['<math><mi>x</mi></math>', 'a formula (MathML) left out: "x"'],
])('%s is left out and told, with its line', (html, message) => {
  const { introduction, told } = read(`<p>Text.</p>\n\n${html}`);
  expect(introduction.map(wordsOf)).toEqual(['Text.']);
  expect(told).toEqual([`3: ${message}`]);
});

const names = (
  'p div span b em a h1 h2 h3 h4 ul ol li blockquote table tr td th thead caption figure figcaption img br sup sub del ' +
  'section article pre dl dt dd details summary code q font center u small label fieldset legend abbr ruby rt menu address x-y'
).split(' ');
const hostileNames = [
  ...names,
  ...'script style iframe form nav svg math select option template noscript object head body html title'.split(
    ' ',
  ),
];
const htmlOf = (tags: readonly string[], texts: fc.Arbitrary<string>) =>
  fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      texts,
      fc
        .tuple(
          fc.constantFrom(...tags),
          fc.constantFrom(
            '',
            ' id="n1"',
            ' href="#n1"',
            ' href="javascript:x"',
            ' href="https://a.example"',
            ' colspan="3"',
            ' rowspan="999"',
            ' class="footnotes"',
            ' alt="Alt" src="a.png"',
            ' hidden',
          ),
          fc.array(tie('node'), { maxLength: 5 }),
          fc.boolean(),
        )
        .map(
          ([name, attributes, children, isClosed]) =>
            `<${name}${attributes}>${children.join('')}${isClosed ? `</${name}>` : ''}`,
        ),
    ),
  })).node;

const page = (html: string) =>
  `<title>Is it so?</title><meta name="date" content="2025-01-01"><article><p>Text.</p>${html}</article>`;

test('whatever the tree, no word is lost that is not told', () => {
  const word = fc.integer({ min: 10_000, max: 99_999 }).map((number) => ` word${String(number)} `);
  const trees = fc.array(htmlOf(names, word), { maxLength: 4 }).map((nodes) => nodes.join(''));
  fc.assert(
    fc.property(trees, (html) => {
      const visible = html.replace(/ hidden/g, '').replace(/<del\b/g, '<ins');
      const parsed = parseSavedPage(page(visible), { imageOf: () => ({ problem: 'none' }) });
      if (parsed.ok) expect(lostWords(visible, parsed)).toEqual([]);
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

test('any HTML is a fact-check or problems with lines, never an exception, and links only to the web', () => {
  const any = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('<', '&#0;', '&#xD800;', '\0', '<!--', ']]>', '[1]', '[^1]', '|-|'),
  );
  fc.assert(
    fc.property(fc.array(htmlOf(hostileNames, any), { maxLength: 5 }), (nodes) => {
      const parsed = parseSavedPage(page(nodes.join('')), {
        imageOf: () => ({ sha256: 'a', type: 'image/png', width: 1, height: 1 }),
      });
      if (!parsed.ok) {
        expect(parsed.problems.length).toBeGreaterThan(0);
        return;
      }
      for (const inline of inlinesWithin(parsed.article)) {
        if (inline.kind === 'link') expect(inline.url).toMatch(/^https?:\/\//i);
      }
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

const many = (piece: string, count: number) => piece.repeat(count);

test.each([
  ['10,000 nested elements', many('<div>', 10_000)],
  ['nested marks', many('<b>', 10_000)],
  ['marks that are opened again', `<p>${many('<b a=1><i b=2>', 90)}${many('<p>x', 100_000)}`],
  ['nested tables', many('<table><tr><td>', 60)],
  ['many paragraphs', many('<p>x</p>', 20_000)],
  ['many breaks', many('x<br>', 20_000)],
  ['a list without end', `<ul>${many('<li>x', 20_000)}</ul>`],
  ['blank elements', many('<span> </span> ', 10_000)],
  ['boxes with the names of furniture', many('<div class="share">x', 190)],
  ['notes that all lead to one', `${many('<a href="#n">1</a> ', 10_000)}<ol><li id="n">x</ol>`],
  [
    'notes that lead to many',
    `${Array.from({ length: 5_000 }, (_, at) => `<a href="#n${String(at)}">1</a>`).join('')}<ol>${Array.from({ length: 5_000 }, (_, at) => `<li id="n${String(at)}">x`).join('')}</ol>`,
  ],
  ['sources without end', `<h2>Sources</h2><ul>${many('<li>x', 20_000)}</ul>`],
  ['spans that claim all', `<table>${many('<tr><td colspan=1000 rowspan=60000>x', 5_000)}</table>`],
  ['a megabyte of words', many('word ', 200_000)],
  ['scripts', many('<script></script>', 20_000)],
  ['comments that never end', many('<!--', 500_000)],
])('%s are answered within five seconds of work', (_name, html) => {
  const read = () => void parseSavedPage(page(html), { imageOf: () => ({ problem: 'none' }) });
  expect(cpuMsOf(read)).toBeLessThan(5000);
});
