/** HTML from template strings: what is put in is escaped, unless it is HTML already, and turns no text round. */

/** Text that is HTML. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | null | false | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character).replace(/\p{Bidi_Control}/gu, '');

function toText(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((each) => each.text).join('');
  return escape(String(part));
}

/** `html\`<p>${typed}</p>\`` is safe whatever was typed; null and false leave nothing. Attributes need quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, next, index) => text + toText(parts[index - 1] ?? null) + next));
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // Not no-referrer: it makes browsers send `Origin: null` with the page's own forms, which the control refuses.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // No form-action: the answer to the payment form leads to the newsroom's site, and Chrome counts that too.
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
};

/** A whole page in the sandbox's clothes. `style` is the address of its style sheet. */
export function page(
  status: number,
  input: { title: string; style: string; locale?: string; body: Html },
): Response {
  const document = html`<!doctype html>
    <html lang="${input.locale ?? 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${input.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${input.style}" />
      </head>
      <body>
        ${input.body}
      </body>
    </html>`;
  return new Response(document.text, { status, headers: HEADERS });
}

/** A style sheet. */
export function styleSheet(css: string): Response {
  return new Response(css, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
  });
}

/** The way on after a form was taken. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
