/** The payer as screened: what a form, a payment page and a card say about who pays. */
import { cleanLine } from '#app/domain/clean-text.ts';

/** A field of the payer that can be given as text. */
export type NameField = 'organisation' | 'name' | 'billingName';

/** In the order in which they are read. */
export const NAME_FIELDS: readonly NameField[] = ['organisation', 'name', 'billingName'];

/** Everything is optional: a form knows only an organisation, a wallet may hide the rest. */
export interface Payer {
  readonly organisation?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly billingName?: string | null | undefined;
  readonly email?: string | null | undefined;
  /** Of the card's billing address: ISO 3166-1 alpha-2, and the post code as written. */
  readonly country?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  /** Set where the card's fingerprint is that of a payer refused before; with the listing it was refused for, if any. */
  readonly cardRefused?:
    { readonly listingId: string | null; readonly listingName: string | null } | null | undefined;
  /** The wallet or bank hid the card's fingerprint, so refused cards could not be compared. */
  readonly cardHidden?: boolean | undefined;
}

/** The payer as we keep and show it: what is compared is never less. */
export function cleanPayer(payer: Payer): Payer {
  const clean = (text: string | null | undefined) => (text ? cleanLine(text) : text);
  const { organisation, name, billingName, email, country, postalCode } = payer;
  return {
    ...payer,
    organisation: clean(organisation),
    name: clean(name),
    billingName: clean(billingName),
    email: clean(email),
    country: clean(country),
    postalCode: clean(postalCode),
  };
}
