/** Looks up who asked to be signed in, and writes the mail with the link and the code where it is a donor. */
import { codeSecret, composeSignInMail } from '#app/domain/donor-sign-in.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

/** Once for each request; afterwards only the mail knows its link and its code. */
export async function writeSignInMail(
  ports: Pick<Ports, 'signInLinks' | 'hasher' | 'ids' | 'jobs' | 'clock' | 'site'>,
  linkId: string,
): Promise<'written' | 'nobody' | 'done-before'> {
  const request = await ports.signInLinks.unwrittenOne(linkId);
  const now = ports.clock.now();
  if (!request || request.expiresAt <= now) return 'done-before';
  const { donor } = request;
  if (!donor) return (await ports.signInLinks.write(linkId, now, null)) ? 'nobody' : 'done-before';
  const [token, code, mailId] = [ports.ids.token(), ports.ids.code(), ports.ids.row()];
  const signInUrl = ports.site.url + paths.supporterSignIn(token);
  const isFirst = await ports.signInLinks.write(linkId, now, {
    donorId: donor.id,
    tokenHash: ports.hasher.hash('sign-in', token),
    codeHash: ports.hasher.hash('sign-in', codeSecret(request.requestHash, code)),
    mail: {
      ...{ id: mailId, kind: 'sign-in', cause: linkId },
      ...{ donationId: null, standingGiftId: null, appealId: null, recipient: donor.email },
      ...composeSignInMail(ports.site, { signInUrl, code }),
    },
  });
  if (!isFirst) return 'done-before';
  await ports.jobs.send('send-mail', mailId);
  return 'written';
}
