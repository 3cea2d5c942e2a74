/** The Customer: its shape, how it begins, and what is left of it once it is deleted. */
import { type Address, type Payer, toAddress } from '#app/sandbox/objects/payer.ts';
import type { StripeObject } from '#app/sandbox/store.ts';

export interface Customer extends StripeObject {
  object: 'customer';
  address: Address | null;
  email: string | null;
  name: string | null;
  invoice_settings: InvoiceSettings;
  metadata: Record<string, string>;
  test_clock: string | null;
}

export interface InvoiceSettings {
  readonly custom_fields: unknown;
  readonly default_payment_method: string | null;
  readonly footer: string | null;
  readonly rendering_options: unknown;
}

export const NO_INVOICE_SETTINGS: InvoiceSettings = {
  custom_fields: null,
  default_payment_method: null,
  footer: null,
  rendering_options: null,
};

/** All that the API still tells of a deleted customer. */
export type DeletedCustomer = Readonly<{ id: string; object: 'customer'; deleted: true }>;

export const deletedCustomer = (id: string): DeletedCustomer => ({ id, object: 'customer', deleted: true });

/** Whether no more is left of it than a DeletedCustomer. */
export const isDeleted = (customer: Customer): boolean => customer['deleted'] === true;

/** A customer of whom nothing is known yet but what `fields` say. */
export function newCustomer(
  made: { id: string; invoicePrefix: string; now: number },
  fields: Partial<Customer>,
): Customer {
  return {
    address: null,
    balance: 0,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_prefix: made.invoicePrefix,
    invoice_settings: NO_INVOICE_SETTINGS,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
    ...fields,
    id: made.id,
    object: 'customer',
    created: made.now,
    livemode: false,
  };
}

/** What Checkout keeps of a payer. */
export function customerFieldsOf(payer: Payer): Partial<Customer> {
  return {
    address: toAddress(payer),
    email: payer.email,
    name: payer.individualName ?? payer.businessName ?? payer.name,
    preferred_locales: ['en'],
  };
}
