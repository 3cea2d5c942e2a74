/** The part of an address by which a donor stops reminders: whose they are, signed. Nothing is asked for, and it opens nothing else. */

import { donorAddress } from './email.ts';

type Hash = (kind: 'email' | 'reminders', value: string) => string;

/** `email` as the donor gave it. */
export function reminderToken(email: string, hash: Hash): string {
  const donor = hash('email', donorAddress(email));
  return `${donor}.${hash('reminders', donor)}`;
}

/** The keyed hash of the donor's address; null where we did not write this. */
export function donorOfReminders(token: string, hash: Hash): string | null {
  const [donor = '', signature = '', ...others] = token.split('.');
  return others.length === 0 && donor !== '' && signature === hash('reminders', donor) ? donor : null;
}
