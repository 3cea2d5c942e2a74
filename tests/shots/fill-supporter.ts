/** Somebody who gave a lot, and is let in to see it. */
import { signedInCookie } from '#app/http/donor-session.ts';
import { requestAddressChange } from '#app/usecases/request-address-change.ts';
import { requestSignIn } from '#app/usecases/request-sign-in.ts';
import { until } from '#tests/support/app-process.ts';
import { clientNamed } from '#tests/support/world.ts';
import type { ShotSite } from './shot-site.ts';

export interface FilledSupporter {
  /** Of a link that nobody pressed. */
  readonly signInToken: string;
  /** Of the mail to the old address of a change that nobody confirmed. */
  readonly addressToken: string;
  /** Of a browser in which they are signed in, as name=value. */
  readonly cookie: string;
}

/** `donationId`: of one of their gifts. */
export async function fillSupporter(
  { deps: { ports } }: ShotSite,
  donationId: string,
): Promise<FilledSupporter> {
  const donation = await ports.donations.find(donationId);
  const email = (await ports.donations.payer(donationId))?.email;
  if (!donation?.donorId || !email) throw new Error('a gift without a donor');
  const session = ports.ids.token();
  const by = { donorId: donation.donorId, emailHash: ports.hasher.hash('email', email) };
  await ports.donorSessions.begin(ports.hasher.hash('sign-in', session), by);
  await requestSignIn(ports, { email, client: clientNamed('a supporter') });
  const signInToken = await until('the mail that signs in', async () => {
    const mails = await ports.mails.latest(20);
    const text = mails.find(({ kind }) => kind === 'sign-in')?.text ?? '';
    return /\/supporters\/sign-in\/([\w-]+)$/m.exec(text)?.[1];
  });
  const cookie = (await signedInCookie(ports, session)).split(';', 1)[0] ?? '';
  const { donorId } = donation;
  const client = clientNamed('a supporter');
  await requestAddressChange(ports, { donorId, email: 'a.new.address@example.org', client });
  const addressToken = await until('the mail to the old address', async () => {
    const mails = await ports.mails.latest(20);
    const text = mails.find(({ kind }) => kind === 'address-old')?.text ?? '';
    return /\/supporters\/address\/([\w-]+)$/m.exec(text)?.[1];
  });
  return { signInToken, addressToken, cookie };
}
