/** A donor who is signed in asks to be known by another address. Both addresses get a mail; whether the new one is a donor's makes no difference. */
import { addressChangeMs, composeAddressMail, isSameAddress } from '#app/domain/address-change.ts';
import { readDonorEmail } from '#app/domain/donor-sign-in.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { ClientKeys } from '#app/ports/limits.ts';

export type RequestAddressChangeOutcome =
  | { readonly kind: 'asked' }
  | { readonly kind: 'no-address' }
  /** It is the one that is known. */
  | { readonly kind: 'same' }
  /** The donor came to be known by another one meanwhile, which ended their sessions. */
  | { readonly kind: 'over' }
  | { readonly kind: 'limited'; readonly waitSeconds: number };

/** An address that had many mails gets no other, and who asks is not told: others may have asked. */
export async function requestAddressChange(
  ports: Pick<Ports, 'addressChanges' | 'limits' | 'hasher' | 'ids' | 'jobs' | 'clock' | 'site'>,
  input: { readonly donorId: string; readonly email: string; readonly client: ClientKeys },
): Promise<RequestAddressChangeOutcome> {
  const email = readDonorEmail(input.email);
  if (email === null) return { kind: 'no-address' };
  const { donorId } = input;
  const known = await ports.addressChanges.addressOf(donorId);
  if (known === null) return { kind: 'over' };
  if (isSameAddress(known.email, email)) return { kind: 'same' };
  const byClient = await ports.limits.takeFor('sign-in-link', input.client);
  if (!byClient.allowed) return { kind: 'limited', waitSeconds: byClient.waitSeconds };
  const emailHash = ports.hasher.hash('email', email);
  // The donor's own first: whoever has used that up takes nothing from the address of somebody else.
  for (const key of [donorId, emailHash])
    if (!(await ports.limits.take('address-mail', key)).allowed) return { kind: 'asked' };
  const [id, createdAt] = [ports.ids.row(), ports.clock.now()];
  const sides = (['old', 'new'] as const).map((side) => {
    const token = ports.ids.token();
    const url = ports.site.url + paths.supporterAddressSide(token);
    const mail = {
      ...{ id: ports.ids.row(), kind: `address-${side}` as const, cause: id },
      ...{ donationId: null, standingGiftId: null, appealId: null },
      recipient: side === 'old' ? known.email : email,
      ...composeAddressMail(ports.site, side, { newEmail: email, url }),
    };
    return { tokenHash: ports.hasher.hash('sign-in', token), mail };
  });
  const [oldSide, newSide] = sides;
  if (!oldSide || !newSide) throw new Error('an address has two sides');
  const [oldTokenHash, newTokenHash] = [oldSide.tokenHash, newSide.tokenHash];
  const expiresAt = new Date(createdAt.getTime() + addressChangeMs);
  const isAdded = await ports.addressChanges.add(
    {
      ...{ id, donorId, email, emailHash, createdAt, expiresAt },
      ...{ oldEmailHash: known.emailHash, oldTokenHash, newTokenHash },
    },
    sides.map(({ mail }) => mail),
  );
  if (!isAdded) return { kind: 'over' };
  for (const { mail } of sides) await ports.jobs.send('send-mail', mail.id);
  return { kind: 'asked' };
}
