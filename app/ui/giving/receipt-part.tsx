/** The donor's receipt: its number, whether it holds, and the form that has it sent again. Shows no name and no address. */
import type { Receipt } from '#app/domain/receipt/receipt.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { formatShortMoment } from '#app/ui/dates.ts';
import { Part } from '#app/ui/giving/page-parts.tsx';
import { Unbroken } from '#app/ui/unbroken.tsx';
import { textsFor } from '#app/domain/texts/catalogue.ts';

export interface ReceiptShown {
  readonly receipt: Pick<Receipt, 'number' | 'withdrawn'>;
  /** Whether there is an address to send a copy to. */
  readonly canCopy: boolean;
  /** What became of the copy that was asked for; null where none was. */
  readonly copied: 'sent' | 'limited' | 'not-possible' | null;
}

interface ReceiptPartProps extends ReceiptShown {
  readonly token: string;
  readonly site: { readonly locale: string; readonly timeZone: string };
}

export function ReceiptPart({ receipt, canCopy, copied, token, site }: ReceiptPartProps) {
  const texts = textsFor(site.locale).donation.receipt;
  const { number, withdrawn } = receipt;
  return (
    <Part label={texts.title}>
      <p>
        <Unbroken
          text={
            withdrawn === null
              ? texts.holds(number)
              : texts.withdrawn(number, formatShortMoment(withdrawn.at, site.locale, site.timeZone))
          }
        />
      </p>
      {copied !== null && <p role={copied === 'sent' ? 'status' : 'alert'}>{texts.copied[copied]}</p>}
      {canCopy && copied === null && (
        <form method="post" action={paths.donation(token)}>
          <input type="hidden" name="intent" value="receipt-copy" />
          <Button kind="secondary">{texts.send}</Button>
        </form>
      )}
    </Part>
  );
}
