/**
 * A card of a standing gift that is another one than was screened: its holder changed it in Stripe's portal, the bank replaced its number, or
 * somebody at the Dashboard did. Who pays with it is a new payer, who is screened before anything is charged.
 */
import { payerRecord } from '../donation/payer.ts';
import type { PayerRecord } from '../donation/records.ts';
import type { Charge } from '../payment.ts';
import type { StandingGiftRecord } from './standing-gift.ts';

/** A card that a customer has saved. */
export interface CardAtStripe {
  readonly paymentMethodId: string;
  readonly billing: Charge['billing'];
  readonly card: Charge['card'];
  /** The last month in which it can be charged; null where Stripe does not say. */
  readonly expires: { readonly year: number; readonly month: number } | null;
}

/** A customer's cards, and the address to which they belong. */
export interface CardsSeen {
  readonly email: string | null;
  /** What an invoice is charged to where its subscription names none. */
  readonly defaultId: string | null;
  readonly attached: readonly CardAtStripe[];
}

export interface ChangedCard {
  readonly paymentMethodId: string;
  /** Who pays with it. */
  readonly payer: PayerRecord;
}

const told = [
  'billingName',
  'country',
  'postalCode',
  'cardBrand',
  'cardLast4',
  'cardFunding',
  'cardFingerprintHash',
] as const satisfies readonly (keyof PayerRecord)[];

/**
 * The card that was chosen last; null where it is the one that was screened, or where no card is left. A default of the customer that is
 * none of the subscription's was chosen too: Stripe would go on charging the old one.
 */
export function changedCard(
  { paymentMethodId: screened }: Pick<StandingGiftRecord, 'paymentMethodId'>,
  payer: PayerRecord,
  { cardId, cards }: { readonly cardId: string | null; readonly cards: CardsSeen },
  hash: (kind: 'email' | 'card', value: string) => string,
): ChangedCard | null {
  const chosen = [cardId, cards.defaultId].find((id) => id !== null && id !== screened) ?? screened;
  const card = cards.attached.find(({ paymentMethodId }) => paymentMethodId === chosen);
  if (!card) return null;
  const record = payerRecord(payer.organisation, payer, card, hash);
  const isSame = card.paymentMethodId === screened && told.every((field) => record[field] === payer[field]);
  return isSame ? null : { paymentMethodId: card.paymentMethodId, payer: record };
}
