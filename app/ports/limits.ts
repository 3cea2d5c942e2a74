/** Limits of how often somebody may ask, and how payment pages are given out. */
import type { NewMail } from '../domain/mail-kinds.ts';

/** Who asks, as limits count it: keyed hashes, never addresses. */
export interface ClientKeys {
  /** One machine or household: an IPv4 address, an IPv6 /64. */
  readonly address: string;
  /** Its neighbours, whose addresses one owner may command: an IPv4 /24, an IPv6 /48. */
  readonly network: string;
  /** The IPv6 /32, in which one owner may command thousands of networks; null for IPv4. */
  readonly block: string | null;
}

/** `waitSeconds`: until the next try is allowed. */
export type LimitTaken =
  { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number };

export interface Limits {
  /** Counts one try. */
  take(
    limit:
      | 'sign-in'
      | 'own-password'
      | 'correction'
      | 'status-check'
      | 'sign-in-mail'
      | 'address-mail'
      | 'receipt-copy'
      | 'card-page'
      | 'gift-change',
    key: string,
  ): Promise<LimitTaken>;
  /** Counts one try by address and by network; what the address has spent does not count for its network. */
  takeFor(limit: 'checkout' | 'appeal' | 'sign-in-link', client: ClientKeys): Promise<LimitTaken>;
}

/**
 * How many payment pages the whole site opens in any minute, over all processes, in real time. Half of them are reserved
 * for networks that have not asked for one within the hour, so that a flood from a few networks leaves room for readers.
 */
export interface CheckoutQuota {
  /**
   * Counts the try of this network, whatever comes of it. `slot`: the next payment page is this client's, in `waitMs`
   * (at most 10 s); since later slots are booked, no more requests wait than slots come in that time. `none`: all slots
   * that come so soon are taken, and the client is counted as turned away.
   */
  take(
    client: ClientKeys,
  ): Promise<
    | { readonly kind: 'slot'; readonly waitMs: number }
    | { readonly kind: 'none'; readonly waitSeconds: number }
  >;
  /** The shortage that is not over: somebody was turned away within the last hour. */
  shortage(): Promise<CheckoutShortage | null>;
  /** The oldest shortage that staff were not written to about. */
  unreported(): Promise<CheckoutShortage | null>;
  /** Writes the mails and notes that it did, both or neither; `false` where another process was faster. */
  report(id: string, mails: readonly NewMail[], at: Date): Promise<boolean>;
}

/** A time in which readers were turned away because the payment pages of the minute were given out. */
export interface CheckoutShortage {
  readonly id: string;
  /** Real times, as `now` is. */
  readonly beganAt: Date;
  readonly lastAt: Date;
  readonly now: Date;
  readonly turnedAway: number;
  readonly perMinute: number;
}

export interface CheckoutAttempts {
  /**
   * Does `make` once for all who bring the same key at the same time, in this process or another. `made`: what it gave.
   * `joined`: another process made it, under this attempt key, and is through with it. Once it is over, the same key
   * makes anew.
   */
  once<T>(
    key: string,
    attemptKey: string,
    make: () => Promise<T>,
  ): Promise<
    { readonly kind: 'made'; readonly value: T } | { readonly kind: 'joined'; readonly attemptKey: string }
  >;
}
