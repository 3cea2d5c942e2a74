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
  readonly pictures: readonly Picture[];
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

async function take(shot: Shot, context: BrowserContext, dir: string): Promise<Taken> {
  const page = await context.newPage();
  try {
    const answer = await page.goto(shot.address, { waitUntil: 'load' });
    await shot.prepare?.(page);
    await page.waitForLoadState('load');
    const pictures: Picture[] = [];
    for (const width of widths) {
      for (const scheme of schemes) pictures.push(await shoot(page, shot, { width, scheme, dir }));
    }
    return { shot, status: answer?.status() ?? null, pictures };
  } catch (error) {
    throw new Error(`${shot.name} (${shot.address}): ${String(error)}`, { cause: error });
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
  await page.screenshot({
    path: join(dir, file),
    fullPage: true,
    clip,
    animations: 'disabled',
    timeout: pictureMs,
  });
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
