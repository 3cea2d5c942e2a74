/** How high the card stands at a width, from the length of its words: for those who must state it before they show it. */
import type { Article } from '#app/domain/article/article.ts';

/** Everything whose height no words change, with the gaps: app/ui/styles/embed.css as it was measured. In CSS pixels, as all here. */
const fixedPx = 296;
const textLetterPx = 7.6;
const textLinePx = 26;
/** The pledge with its link, and the note on a demonstration, which is smaller. */
const otherLetters = 59 + 54;

/** As high as the card needs, or a little more, which it fills; where that was too little after all, the frame scrolls. */
export function cardHeight(
  { headline, claim, verdict }: Pick<Article, 'headline' | 'claim' | 'verdict'>,
  width: number,
): number {
  const inner = Math.max(80, width - 2 * Math.min(28, Math.max(16, width / 20)) - 2);
  const headlineSizePx = Math.min(28, Math.max(22, 17.6 + 0.014 * width));
  const lines = (letters: number, letterPx: number) => Math.ceil((letters * letterPx) / inner);
  const textLines = [claim?.length ?? 0, verdict?.length ?? 0, otherLetters]
    .map((letters) => lines(letters, textLetterPx))
    .reduce((sum, each) => sum + each, 0);
  // The buttons stand one above the other, or the longer one has two lines.
  const buttonsPx = inner < 256 ? 52 : inner < 380 ? 14 : 0;
  return Math.ceil(
    fixedPx +
      lines(headline.length, headlineSizePx * 0.46) * headlineSizePx * 1.18 +
      textLines * textLinePx +
      buttonsPx,
  );
}
