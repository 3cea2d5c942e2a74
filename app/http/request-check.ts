/** What is refused before any page sees it: methods, addresses and form bodies that no browser of a reader sends. */

/** A refusal in plain words, answered as text. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415;
  readonly text: string;
}

/** The largest form body in bytes; our longest form (a staff note) needs less than a tenth. */
export const formBytesMax = 64 * 1024;

/** Checks method and address (`url` as in the request line); undefined where both will do. */
export function refuseRequestLine(method: string | undefined, url: string): Refusal | undefined {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    return { status: 405, text: 'This address answers GET, HEAD and POST only.' };
  }
  const [path = '', query = ''] = url.split('?', 2);
  // PostgreSQL stores no NUL character, in a path or in a query.
  if (!path.startsWith('/') || namesHost(path) || /%00/.test(url) || !isPlainPath(path)) {
    return { status: 400, text: 'This address is not written correctly.' };
  }
  // Remix takes this name for a request of its older scripts, answers with nothing, and logs a failure of ours.
  if (new URLSearchParams(query).has('_data')) {
    return { status: 400, text: 'No page of ours takes `_data` in its address.' };
  }
  // Nor do our pages load data by script: what is not shown on a page is not handed out beside it.
  if (URL.parse(`http://host.invalid${path}`)?.pathname.endsWith('.data')) {
    return { status: 404, text: 'No page of ours has its data at another address.' };
  }
  return undefined;
}

/**
 * Checks that there is one Host header, which names a host. Of two the first would be ours and the second perhaps that of a
 * proxy before us, which is how one asks a cache for one site and gets it another's page. `rawHeaders` as Node gives them:
 * name, value, name, value.
 */
export function refuseHost(rawHeaders: readonly string[]): Refusal | undefined {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host');
  const [host = ''] = hosts;
  const isHost = host !== '' && !/[/?#@\\]/.test(host) && URL.canParse(`http://${host}`);
  if (isHost && hosts.length === 1) return undefined;
  return {
    status: 400,
    text:
      hosts.length > 1
        ? 'There is more than one Host header.'
        : 'The Host header is missing or names no host.',
  };
}

/** Checks what a POST says of its body; undefined where it is a form in UTF-8. */
export function refuseContentType(contentType: string | undefined): Refusal | undefined {
  // Readers of forms take the last type of several; the one that is checked here must be the one that they see.
  const isOne = contentType !== undefined && !contentType.includes(',');
  const [type = '', ...parameters] = (isOne ? contentType : '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (
    type === 'application/x-www-form-urlencoded' &&
    (charset ?? 'utf-8').replace(/^"|"$/g, '') === 'utf-8'
  ) {
    return undefined;
  }
  return { status: 415, text: 'Send the form as application/x-www-form-urlencoded in UTF-8.' };
}

/** Checks what an upload says of its body; undefined where it is a form with files. */
export function refuseUploadType(contentType: string | undefined): Refusal | undefined {
  if (/^multipart\/form-data;/i.test(contentType ?? '')) return undefined;
  return { status: 415, text: 'Send the file as multipart/form-data.' };
}

/** Checks a form body: percent escapes and UTF-8 must be whole, and no field may hold a NUL character. */
export function refuseFormBody(body: Uint8Array): Refusal | undefined {
  try {
    const text = decodeURIComponent(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (!text.includes('\0')) return undefined;
  } catch {
    // Both decoders throw on what they cannot read; the answer below says so.
  }
  return { status: 400, text: 'The form was not encoded correctly: it must be UTF-8, percent-encoded.' };
}

/** Whether links made from the path would lead to another host: it begins with two slashes, once "." and ".." are gone. */
function namesHost(path: string): boolean {
  return URL.parse(`http://host.invalid${path}`)?.pathname.startsWith('//') !== false;
}

/**
 * Percent escapes are whole, and hide no control character, since the router knows no page with a line break in its
 * address, and no backslash, which it would read as a slash.
 */
function isPlainPath(path: string): boolean {
  try {
    return !/[\p{Cc}\\]/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
