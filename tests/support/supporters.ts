/** Supporters of tests: signed in without a mail, or by the mail that lets them in. */
import { signedInCookie } from '#app/http/donor-session.ts';
import type { StoredMail } from '#app/ports/mails.ts';
import type { ByHand } from './by-hand.ts';

/** The cookie of a browser in which this donor is signed in. */
export async function cookieOfDonor({ ports }: ByHand, donorId: string | null): Promise<string> {
  const session = ports.ids.token();
  const by = { donorId: donorId ?? '', emailHash: (await ports.donorGifts.emailHash(donorId ?? '')) ?? '' };
  if (!(await ports.donorSessions.begin(ports.hasher.hash('sign-in', session), by)))
    throw new Error('nobody to sign in');
  return (await signedInCookie(ports, session)).split(';', 1)[0] ?? '';
}

/** The mails that let this address in, once all that waits was done; the newest first. */
export async function signInMailsTo(hand: ByHand, email: string): Promise<StoredMail[]> {
  await hand.drain();
  const mails = await hand.ports.mails.latest(1000);
  return mails.filter(({ kind, recipient }) => kind === 'sign-in' && recipient === email);
}
