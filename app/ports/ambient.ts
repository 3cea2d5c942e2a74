/** What every use case may need: the newsroom’s settings, time, ids, hashes and the log. */
import type { Brand } from '../domain/brand/brand.ts';
import type { CurrencyChoice } from '../domain/donation-settings.ts';
import type { Embedding } from '../domain/embedding.ts';
import type { ReceiptIssuer } from '../domain/receipt/issuer.ts';

/** The newsroom's own settings. */
export interface Site extends CurrencyChoice {
  readonly name: string;
  /** Who asks in law, where they are, and the mail address that a person reads. */
  readonly legalName: string;
  readonly address: string;
  readonly contact: string;
  /** What a donation is for tax, in the newsroom's words; null where it said nothing. */
  readonly taxWords: string | null;
  /** Who issues receipts, and what they say of tax. */
  readonly receipts: ReceiptIssuer;
  /** Origin without a trailing slash. */
  readonly url: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly embedding: Embedding;
  /** Whether readers may give every month or every year. */
  readonly offersStandingGifts: boolean;
  /** How the site looks where the newsroom says so; null: as the demo does. */
  readonly brand: Brand | null;
}

/** The product's time; the local Stripe's while that runs, so that moving it moves everything due. */
export interface Clock {
  now(): Date;
}

export interface Ids {
  /** Sortable by time, for rows. */
  row(): string;
  /** Unguessable, 128 bits or more, for addresses. */
  token(): string;
  /** Eight signs that a person can type (domain/donor-sign-in.ts), 40 bits. */
  code(): string;
}

/** Keyed hashes: equal inputs can be recognised, nothing can be read back without the key. */
export interface Hasher {
  hash(
    kind: 'email' | 'card' | 'address' | 'form' | 'sign-in' | 'reminders' | 'question',
    value: string,
  ): string;
}

/** What takes a page or a form away for a while: nothing of ours is wrong, and what is sent again later works. */
export type Outage = 'database-out' | 'disk-full';

export interface Storage {
  /** Whether a donation could be written now; asked of the database at most every few seconds. */
  writable(): Promise<'yes' | Outage>;
}

export interface Log {
  /** Values must never be personal data, tokens or secrets. */
  info(message: string, values?: Record<string, unknown>): void;
  warn(message: string, values?: Record<string, unknown>): void;
  error(message: string, values?: Record<string, unknown>): void;
}
