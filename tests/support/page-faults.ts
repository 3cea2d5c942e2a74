/** What is wrong with a page as people see it: for axe, on narrow screens, with large text, and where too much is highlighted. */
import type { Page } from 'playwright-core';
import { axe } from './browser.ts';

/** The height of the screens on which pages are judged. */
const screenHeight = 800;

/**
 * What is wrong with the page in the eyes of axe and of whoever looks for the highlighter, small and wide, light and dark, and
 * what does not fit narrow screens. The page is judged as people see it: with its style sheet, and not while colours are still
 * changing (`reducedMotion: 'reduce'`).
 */
export async function faultsOf(page: Page, what: string): Promise<string[]> {
  const faults: string[] = [];
  await page.waitForLoadState('load');
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: screenHeight });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const fault of await axe(page))
        faults.push(`${what} (${String(width)} px, ${colorScheme}): ${fault}`);
    }
    for (const fault of await crowdedHighlights(page)) faults.push(`${what} (${String(width)} px): ${fault}`);
  }
  return [...faults, ...(await widthFaults(page, what))];
}

/** What makes the page wider than a narrow screen, or breaks ordinary words there, as it is and with text at twice its size. */
export async function widthFaults(page: Page, what: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, scale] of [
    [360, 1],
    [320, 1],
    [360, 2],
  ] as const) {
    await page.setViewportSize({ width, height: screenHeight });
    await setTextScale(page, scale);
    const name = `${what} (${String(width)} px, text at ${String(scale * 100)}%)`;
    const shown = await page.evaluate<string[]>(widerThanScreen);
    if (shown.length > 0) faults.push(`${name}: ${shown.join(' ')}`);
    const broken = await page.evaluate<string[]>(brokenWords(scale === 1 ? 12 : 8));
    if (broken.length > 0) faults.push(`${name}: broken within a word: ${broken.join(', ')}`);
  }
  await setTextScale(page, 1);
  return faults;
}

/** As a reader's own setting does: everything that is measured in the root's size follows. */
async function setTextScale(page: Page, scale: number): Promise<void> {
  const size = scale === 1 ? '' : `${String(scale * 100)}%`;
  await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
}

/** The page's width where it is wider than the screen, with what sticks out. */
const widerThanScreen = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
  const name = (element) => element.tagName.toLowerCase() + (element.className && '.' + element.className);
  return [scrollWidth + ' px wide:', ...new Set(out.slice(-4).map(name))];
})()`;

/** Words of at most so many letters that stand on two lines: their column was squeezed. Addresses may break anywhere. */
const brokenWords = (lettersMax: number) => `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken = new Set();
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.checkVisibility() || text.parentElement.closest('script, select, textarea, [aria-hidden]')) continue;
    for (const { 0: word, index } of text.data.matchAll(/(?<![^\\s“(])[\\p{L}\\p{N}]{2,}(?![^\\s”).,;:?!]|:\\/)/gu)) {
      if (word.length > ${String(lettersMax)}) continue;
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.add(word);
    }
  }
  return [...broken];
})()`;

/**
 * The highlighter marks what matched, word by word (`mark.matched`), and beside that one thing a screen that was checked or
 * chosen. Two of those that fit one screen together are a fault.
 */
async function crowdedHighlights(page: Page): Promise<string[]> {
  const shown = await page.evaluate<{ top: number; bottom: number; text: string }[]>(highlighted);
  shown.sort((a, b) => a.top - b.top);
  return shown.flatMap((one, at) => {
    const next = shown[at + 1];
    const isCrowded = next !== undefined && next.bottom - one.top <= screenHeight;
    return isCrowded ? [`"${one.text}" and "${next.text}" are highlighted on one screen`] : [];
  });
}

const highlighted = `(() => {
  // The sandbox's pages and mails have no highlighter.
  if (getComputedStyle(document.documentElement).getPropertyValue('--mark') === '') return [];
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.background = 'var(--mark)';
  const color = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    if (element.matches('mark.matched') || getComputedStyle(element).backgroundColor !== color) return [];
    const { top, bottom, width } = element.getBoundingClientRect();
    return width === 0 ? [] : [{ top, bottom, text: (element.textContent || element.id || element.tagName).trim().slice(0, 60) }];
  });
})()`;
