/** A text in which no line ends within the number of a receipt. */
import { aroundReceiptNumbers } from '#app/domain/receipt/number-in-text.ts';

export function Unbroken({ text }: { text: string }) {
  return aroundReceiptNumbers(text).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className="unbroken">
        {part}
      </span>
    ),
  );
}
