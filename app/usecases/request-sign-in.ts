/** Somebody asks to be signed in to what they gave. Whether the address is a donor's makes no difference here: a job looks it up. */
import { readDonorEmail, signInLinkMs } from '#app/domain/donor-sign-in.ts';
import type { Ports } from '#app/ports.ts';
import type { ClientKeys } from '#app/ports/limits.ts';

export type RequestSignInOutcome =
  /** `request` is for the browser that asked: the code of the mail counts there alone. */
  | { readonly kind: 'asked'; readonly request: string }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'limited'; readonly waitSeconds: number };

/**
 * Who asks too often is told so. Who asks too often for one address is not: others may have, and then that address has mails in
 * its box, each of which signs in.
 */
export async function requestSignIn(
  ports: Pick<Ports, 'signInLinks' | 'limits' | 'hasher' | 'ids' | 'jobs' | 'clock'>,
  input: { readonly email: string; readonly client: ClientKeys },
): Promise<RequestSignInOutcome> {
  const email = readDonorEmail(input.email);
  if (email === null) return { kind: 'no-address' };
  const byClient = await ports.limits.takeFor('sign-in-link', input.client);
  if (!byClient.allowed) return { kind: 'limited', waitSeconds: byClient.waitSeconds };
  const request = ports.ids.token();
  const emailHash = ports.hasher.hash('email', email);
  const byAddress = await ports.limits.take('sign-in-mail', emailHash);
  if (!byAddress.allowed) return { kind: 'asked', request };
  const [id, createdAt] = [ports.ids.row(), ports.clock.now()];
  await ports.signInLinks.add({
    ...{ id, emailHash, createdAt },
    requestHash: ports.hasher.hash('sign-in', request),
    expiresAt: new Date(createdAt.getTime() + signInLinkMs),
  });
  await ports.jobs.send('write-sign-in-mail', id);
  return { kind: 'asked', request };
}
