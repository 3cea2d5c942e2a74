/** Reads RECEIPTS_FILE, once at the start; what is wrong is refused in one line with the mend. */
import { readFileSync } from 'node:fs';
import { readReceiptWords, type ReceiptWords } from '#app/domain/receipt/receipts-file.ts';

/** Throws with the one line to print where anything is wrong. */
export function readReceiptsFile(path: string): ReceiptWords {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(
      `RECEIPTS_FILE ${path} cannot be read (${code}); name a file that is there, or unset RECEIPTS_FILE.`,
      { cause: error },
    );
  }
  const reading = readReceiptWords(text);
  if (!reading.ok) throw new Error(`RECEIPTS_FILE ${path}: ${reading.fault}.`);
  return reading.words;
}
