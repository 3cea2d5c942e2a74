/** Our frames in a page of somebody else's, as a test looks at them. */
import type { Frame, Locator } from 'playwright-core';
import { until } from './app-process.ts';

const measure = `(() => {
  const root = document.documentElement;
  const isFitted = root.dataset.fitted === '';
  root.dataset.fitted = '';
  const content = root.getBoundingClientRect().height;
  if (!isFitted) delete root.dataset.fitted;
  const scrolls = Math.max(root.scrollHeight - innerHeight, innerWidth - root.clientWidth);
  return { width: innerWidth, height: innerHeight, content, isFitted, scrolls };
})()`;

interface Size {
  readonly width: number;
  readonly height: number;
  /** The height of what it holds; of a page that fills its frame, where it did not. */
  readonly content: number;
  /** Whether embed-frame.js makes the frame fit the page. */
  readonly isFitted: boolean;
  /** How far the page can be scrolled, or how wide a scroll bar stands beside it. */
  readonly scrolls: number;
}

/** What the frame shows that an iframe, or an element with one in it, holds. */
export async function frameIn(place: Locator): Promise<Frame> {
  const handle = await (await iframeAt(place)).elementHandle();
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('there is no frame');
  return frame;
}

/** Waits until the page is set in its own faces: on a phone they come after the text, and break its lines elsewhere. */
export async function typesetIn(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    await document.fonts.ready;
  });
}

export async function sizeOf(frame: Frame): Promise<Size> {
  return await frame.evaluate<Size>(measure);
}

/** Brings it into view and waits until the frame is as high as what it holds, to the pixel. */
export async function fittedIn(place: Locator): Promise<{ readonly frame: Frame; readonly height: number }> {
  let seen: unknown;
  await place.scrollIntoViewIfNeeded();
  const iframe = await iframeAt(place);
  return await until(
    'the frame fits',
    async () => {
      const [frame, box] = [await frameIn(place), await iframe.boundingBox()];
      const size = await sizeOf(frame);
      seen = { ...size, box, url: frame.url() };
      const isSettled = size.isFitted && size.width === box?.width && size.height === box.height;
      const fits = size.scrolls === 0 && size.height === Math.ceil(size.content);
      return isSettled && fits && { frame, height: size.height };
    },
    10_000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(seen)}`);
  });
}

async function iframeAt(place: Locator): Promise<Locator> {
  return (await place.evaluate((element) => element.localName)) === 'iframe'
    ? place
    : place.locator('iframe');
}
