/** Finds the numbers of receipts in what is read, so that no line ends within one. */

/** As `receiptNumber` writes them; long enough to be no date, and short enough for every screen. */
const written = /([A-Z0-9-]{0,12}\b\d{4}(?:-R\d{1,3})?-\d{6,9}\b)/;

/** The text in parts, in order: those at odd places are numbers. */
export function aroundReceiptNumbers(text: string): readonly string[] {
  return text.split(written);
}
