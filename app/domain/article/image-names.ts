/** Under which names the file of a picture may stand in a folder, when a page or an export knows only its address. */

/** Of `https://a.example/x/2024/05/map-300x200.jpg`: the whole path, then ever less of it, as it is and without the size. */
export function imageNames(reference: string): string[] {
  if (!/^(?:https?:)?\/\/|^\//i.test(reference)) return [reference, ...withoutSize(reference)];
  const path = pathOf(reference);
  if (path === null) return [];
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  const tails = parts.map((_, index) => parts.slice(index).join('/'));
  return [...new Set([...tails, ...tails.flatMap(withoutSize)])];
}

/** The last part of an address, under which browsers save what a page shows. */
export function lastPartOf(reference: string): string {
  return (pathOf(reference) ?? reference.split(/[?#]/)[0] ?? '').split('/').at(-1) ?? '';
}

function pathOf(reference: string): string | null {
  const path = URL.parse(reference, 'https://any.example/')?.pathname ?? null;
  try {
    return path === null ? null : decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** WordPress adds the size to a name, Ghost a folder with it; the picture itself may be all that was kept. */
function withoutSize(name: string): string[] {
  const whole = name
    .replace(/-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)/, '')
    .replace(/(^|\/)size\/[wh\d]+\/(?:format\/\w+\/)?/, '$1');
  const scaled = whole.replace(/(?:-scaled)?(?=\.\w{2,5}$)/, '-scaled');
  const unscaled = whole.replace(/-scaled(?=\.\w{2,5}$)/, '');
  return [whole, unscaled, scaled].filter((each) => each !== name);
}
