/** Sends one mail, once. */
import { donorAddress } from '#app/domain/email.ts';
import { asCopy } from '#app/domain/mail-copy.ts';
import { failureCode, retryWaitsMs } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';
import type { MailRefusal } from '#app/ports/mails.ts';

export type SendMailOutcome = 'sent' | 'not-due' | 'erased' | 'refused' | 'unwanted';

/**
 * The mail is taken in hand before it is sent, so two processes never send it at once. A crash between the sending and
 * the mark sends it again with the same Message-ID, which mail programs show once; the other order could lose it. Throws where
 * the mail server does not take it now; it is due again at the time that was set when it was taken in hand. One whose address the
 * server refuses for good is not tried again. While the site catches up after a restore nothing is sent; what may have been sent
 * before it says so. A reminder that its reader stopped meanwhile is not sent.
 */
export async function sendMail(
  ports: Pick<Ports, 'mails' | 'mailer' | 'reminders' | 'restores' | 'hasher' | 'site' | 'clock' | 'random'>,
  mailId: string,
): Promise<SendMailOutcome> {
  if (await ports.restores.pending()) return 'not-due';
  const mail = await ports.mails.claim(mailId, ports.clock.now(), retryWaitsMs(ports.random));
  if (!mail) return 'not-due';
  const { id, recipient, subject, text, html, unsubscribeUrl } = mail;
  if (recipient === null || subject === null || text === null || html === null) return 'erased';
  if (
    unsubscribeUrl !== null &&
    (await ports.reminders.areStopped(ports.hasher.hash('email', donorAddress(recipient))))
  ) {
    await ports.mails.drop(id);
    return 'unwanted';
  }
  const texts = { subject, text, html };
  const sent = mail.mayRepeat ? asCopy(texts, ports.site.locale) : texts;
  let refusal: MailRefusal | null;
  try {
    refusal = await ports.mailer.send({ id, recipient, ...sent, unsubscribeUrl });
  } catch (error) {
    await ports.mails.fail(id, failureCode(error), ports.clock.now());
    throw error;
  }
  if (refusal) {
    await ports.mails.refuse(id, `refused ${String(refusal.code)}`, ports.clock.now());
    return 'refused';
  }
  await ports.mails.markSent(id, ports.clock.now());
  return 'sent';
}
