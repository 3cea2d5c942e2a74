/** Donors who look after what they gave: how they are signed in, and what is theirs. */
import type { AddressChangeShown } from '../domain/address-change.ts';
import type { DonorGift } from '../domain/giving.ts';
import type { ListCursor } from '../domain/list-cursor.ts';
import type { NewMail } from '../domain/mail-kinds.ts';
import type { OwnDataKey } from '../domain/own-data.ts';
import type { StandingGift } from '../domain/standing-gift/standing-gift.ts';

/** A request to be signed in, while it may be used. Everything unguessable comes in as a keyed hash. */
export interface SignInRequest {
  readonly id: string;
  readonly requestHash: string;
  readonly emailHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Whose link it was, and the keyed hash of the address that it was sent to. */
export interface SignedInBy {
  readonly donorId: string;
  readonly emailHash: string;
}

export interface SignInLinks {
  /** Written down whether or not the address is a donor's: who asks learns nothing by the time it takes. */
  add(request: SignInRequest): Promise<void>;
  /** Those that nobody has looked up, and may still be used. */
  unwritten(now: Date, limit: number): Promise<string[]>;
  /** Null once it was looked up. `donor`: null where the address is nobody's. */
  unwrittenOne(
    id: string,
  ): Promise<(SignInRequest & { readonly donor: { id: string; email: string } | null }) | null>;
  /** Notes that it was looked up, and writes the mail where there is one to write; false where somebody else was first. */
  write(
    id: string,
    at: Date,
    link: { readonly donorId: string; tokenHash: string; codeHash: string; mail: NewMail } | null,
  ): Promise<boolean>;
  isOpen(tokenHash: string, now: Date): Promise<boolean>;
  /** Uses it up: answers whose it is, once. */
  redeem(tokenHash: string, now: Date): Promise<SignedInBy | null>;
  /** The same by its code; counts the try, and answers nobody once there were too many. */
  redeemByCode(requestHash: string, codeHash: string, now: Date): Promise<SignedInBy | null>;
}

/** A change of address that was asked for. Everything unguessable comes in as a keyed hash. */
export interface NewAddressChange {
  readonly id: string;
  readonly donorId: string;
  readonly email: string;
  readonly emailHash: string;
  /** Of the address that it was asked from. */
  readonly oldEmailHash: string;
  readonly oldTokenHash: string;
  readonly newTokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface AddressChanges {
  /** Of the donor now; null once they were erased. */
  addressOf(donorId: string): Promise<{ readonly email: string; readonly emailHash: string } | null>;
  /**
   * In place of whatever the donor asked for before, with the mails to both sides; false, and nothing is written, where the donor is
   * no longer known by the address that it was asked from.
   */
  add(change: NewAddressChange, mails: readonly NewMail[]): Promise<boolean>;
  /** By the link of either side; null once it is over. */
  find(tokenHash: string, now: Date): Promise<AddressChangeShown | null>;
  /**
   * With the second side everything changes at once: donor, where mails go, addresses of pages, sessions, and the requests by which Stripe
   * is told. A donor of the new address becomes one with this one, and whatever else either asked for is over. `undecided`: nothing but
   * the confirmation is written. `over` also where the donor is no longer known by the address that it was asked from.
   */
  confirm(tokenHash: string, now: Date): Promise<'confirmed' | 'undecided' | 'done' | 'over'>;
  /** By the old side alone; ends the donor's sessions. */
  cancel(tokenHash: string, now: Date): Promise<boolean>;
}

export interface OwnData {
  /** All that is kept of a donor, as rows of tables. */
  read(donorId: string): Promise<ReadonlyMap<OwnDataKey, readonly unknown[]>>;
}

/** Sessions of donors, in real time; what is stored is a keyed hash. */
export interface DonorSessions {
  /** False, and nobody is signed in, where the donor is not known by the address whose mail let them in. */
  begin(tokenHash: string, by: SignedInBy): Promise<boolean>;
  /** Whose it is, and that they were here; null where it is over, or where its donor was erased. */
  donorOf(tokenHash: string): Promise<string | null>;
  end(tokenHash: string): Promise<void>;
}

/** What is a donor's, and nobody else's. */
export interface DonorGifts {
  /** The newest first, after the place `after`. */
  list(donorId: string, after: ListCursor | null, limit: number): Promise<DonorGift[]>;
  /** How many of theirs may still be charged. */
  unsettledRenewals(donorId: string): Promise<number>;
  /** Of the address under which a donor is known; null once it was erased. */
  emailHash(donorId: string): Promise<string | null>;
  /** The years in which anything of theirs was taken or went back, on clocks in `timeZone`; the newest first. */
  years(donorId: string, timeZone: string): Promise<number[]>;
  /** The newest first; those that came to nothing before a card was saved are not there. */
  standing(donorId: string): Promise<StandingGift[]>;
}
