/** Whether an SVG file is a still picture and nothing else, and how wide it is to its height. */
import { SaxesParser, type SaxesTagNS } from 'saxes';

export type SvgReading =
  | { readonly ok: true; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly expected: string; readonly got: string };

const svg = 'http://www.w3.org/2000/svg';

/**
 * What draws and stands still. Not here: scripts, links, foreign content, whatever moves. The picture is shown by `<img>`, where
 * none of it would work, and served with a policy of its own; refusing it tells the newsroom before readers see a hole.
 */
const drawing = new Set(
  (
    'svg g defs symbol use title desc metadata style switch path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop clipPath mask pattern marker filter image view ' +
    'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight ' +
    'feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);
const pictureInside = /^data:image\/(png|jpeg|gif|webp);base64,/;
const lengthMin = 1e-3;
const lengthMax = 1e6;

/** Reads the whole file; what it says first that it should not is the fault. */
export function checkSvg(text: string): SvgReading {
  let fault: { expected: string; got: string } | undefined;
  let size: { width: number; height: number } | undefined;
  let depth = 0;
  let styleDepth = 0;
  let style = '';
  const refuse = (expected: string, got: string) => {
    fault ??= { expected, got };
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    refuse('well-formed XML', message);
  });
  parser.on('doctype', () => {
    refuse('no DOCTYPE', 'one');
  });
  parser.on('processinginstruction', ({ target }) => {
    refuse('no processing instruction', `<?${target}?>`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth === 1) size = sizeOf(tag, refuse);
    checkTag(tag, refuse);
    if (tag.local === 'style' && styleDepth === 0) styleDepth = depth;
  });
  parser.on('closetag', () => {
    if (styleDepth === depth) {
      if (readsElsewhere(style)) refuse('a style that takes nothing from elsewhere', excerpt(style));
      styleDepth = 0;
      style = '';
    }
    depth -= 1;
  });
  // A comment or CDATA within a word parts the text, but not the style.
  const readText = (part: string) => {
    if (styleDepth > 0) style += part;
  };
  parser.on('text', readText);
  parser.on('cdata', readText);
  parser.write(text).close();
  if (fault) return { ok: false, ...fault };
  return size ? { ok: true, ...size } : { ok: false, expected: 'an SVG picture', got: 'nothing' };
}

type Refuse = (expected: string, got: string) => void;

function sizeOf(
  { uri, local, attributes }: SaxesTagNS,
  refuse: Refuse,
): { width: number; height: number } | undefined {
  if (uri !== svg || local !== 'svg') {
    refuse(`<svg xmlns="${svg}"> as the root`, `<${local}>`);
    return undefined;
  }
  const viewBox = attributes['viewBox']?.value ?? '';
  const [, , width = 0, height = 0, more] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const isLength = (value: number) => value >= lengthMin && value <= lengthMax;
  if (isLength(width) && isLength(height) && more === undefined) return { width, height };
  refuse(
    'a viewBox of four numbers, such as viewBox="0 0 240 40"',
    viewBox === '' ? 'none' : excerpt(viewBox),
  );
  return undefined;
}

function checkTag({ uri, local, attributes }: SaxesTagNS, refuse: Refuse): void {
  // What editors note beside the picture, in namespaces of their own, is drawn by nobody.
  if (uri === svg && !drawing.has(local)) refuse('what draws and stands still', `<${local}>`);
  if (uri === 'http://www.w3.org/1999/xhtml') refuse('nothing but SVG', `<${local}> of HTML`);
  for (const { name, local: attribute, value } of Object.values(attributes)) {
    if (/^on/i.test(attribute)) refuse('no script', `${name}="${excerpt(value)}"`);
    const isInside = value.startsWith('#') || (local === 'image' && pictureInside.test(value));
    if (attribute === 'href' && uri === svg && !isInside)
      refuse('links within the picture alone', `${name}="${excerpt(value)}"`);
    else if (attribute !== 'href' && readsElsewhere(value))
      refuse('nothing taken from elsewhere', `${name}="${excerpt(value)}"`);
  }
}

/** A style that names anything but a part of the same picture. Escapes could hide such a name. */
function readsElsewhere(style: string): boolean {
  return /@import|javascript:|(?:image-set|src)\s*\(|\\/i.test(style) || /url\(\s*(?!["']?\s*#)/i.test(style);
}

const excerpt = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};
