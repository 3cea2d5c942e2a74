/** Takes the pictures: one page after another, each small and wide, light and dark, whole. */
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { paths } from '#app/paths.ts';
import { demoSlug, signIn } from '#tests/support/pages.ts';
import type { Shot } from './shots.ts';
import type { ShotSite } from './shot-site.ts';

export const widths = [390, 1280] as const;
export const schemes = ['light', 'dark'] as const;

export interface Picture {
  readonly file: string;
  readonly width: (typeof widths)[number];
  readonly scheme: (typeof schemes)[number];
}

export interface Taken {
  readonly shot: Shot;
  readonly status: number | null;
  /** Fewer than all where one could not be taken. */
  readonly pictures: readonly Picture[];
  readonly problem: string | null;
}

/** A page longer than this is cut: nobody looks at more on a contact sheet. */
const heightMax = 12_000;
/** A whole page takes a second; where others use the machine, far longer. */
const pictureMs = 120_000;
const heights = { 390: 844, 1280: 900 } as const;

export async function openCamera(site: ShotSite, dir: string, { scripts }: { scripts: boolean }) {
  const options = { baseURL: site.url, javaScriptEnabled: scripts, reducedMotion: 'reduce' } as const;
  const [reader, staff] = await Promise.all([
    site.browser.newContext(options),
    site.browser.newContext(options),
  ]);
  const page = await staff.newPage();
  await signIn(page, site.account);
  await page.close();
  return { take: (shot: Shot) => take(shot, shot.isStaff === true ? staff : reader, dir) };
}

/** Pictures further down wait for a reader to come near, who never does here. */
const loadPictures = `Promise.all([...document.images].map((image) => {
  image.loading = 'eager';
  return image.decode().catch(() => undefined);
}))`;

async function take(shot: Shot, context: BrowserContext, dir: string): Promise<Taken> {
  const page = await context.newPage();
  const pictures: Picture[] = [];
  let status: number | null = null;
  try {
    const answer = await page.goto(shot.address, { waitUntil: 'load' });
    status = answer?.status() ?? null;
    await shot.prepare?.(page);
    await page.waitForLoadState('load');
    await page.evaluate(loadPictures);
    for (const width of widths) {
      for (const scheme of schemes) pictures.push(await shoot(page, shot, { width, scheme, dir }));
    }
    return { shot, status, pictures, problem: null };
  } catch (error) {
    return { shot, status, pictures, problem: String(error) };
  } finally {
    await page.close();
  }
}

async function shoot(
  page: Page,
  { name }: Shot,
  { width, scheme, dir }: Omit<Picture, 'file'> & { dir: string },
): Promise<Picture> {
  const file = `${name}-${String(width)}-${scheme}.png`;
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: heights[width] });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(height, heightMax) };
  const picture = {
    path: join(dir, file),
    fullPage: true,
    clip,
    animations: 'disabled',
    timeout: pictureMs,
  } as const;
  // Chromium gives a picture up where others take the machine at that moment; the page is as it was.
  await page.screenshot(picture).catch(() => page.screenshot(picture));
  return { file, width, scheme };
}

/** The picture of README: a fact-check with the ask below it. Answers the file. */
export async function shootReadme(site: ShotSite): Promise<string> {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'images', 'article.png');
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  await page.goto(site.url + paths.factCheck(demoSlug), { waitUntil: 'load' });
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  return file;
}
