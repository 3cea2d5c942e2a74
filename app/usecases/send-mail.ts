/** Sends one mail, once. */
import { asCopy } from '#app/domain/mail-copy.ts';
import { failureCode, retryWaitsMs } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';
import type { MailRefusal } from '#app/ports/mails.ts';

export type SendMailOutcome = 'sent' | 'not-due' | 'erased' | 'refused';

/**
 * The mail is taken in hand before it is sent, so two processes never send it at once. A crash between the sending and
 * the mark sends it again with the same Message-ID, which mail programs show once; the other order could lose it. Throws where
 * the mail server does not take it now; it is due again at the time that was set when it was taken in hand. One whose address the
 * server refuses for good is not tried again. While the site catches up after a restore nothing is sent; what may have been sent
 * before it says so.
 */
export async function sendMail(
  ports: Pick<Ports, 'mails' | 'mailer' | 'restores' | 'site' | 'clock' | 'random'>,
  mailId: string,
): Promise<SendMailOutcome> {
  if (await ports.restores.pending()) return 'not-due';
  const mail = await ports.mails.claim(mailId, ports.clock.now(), retryWaitsMs(ports.random));
  if (!mail) return 'not-due';
  const { id, recipient, subject, text, html } = mail;
  if (recipient === null || subject === null || text === null || html === null) return 'erased';
  const texts = { subject, text, html };
  const sent = mail.mayRepeat ? asCopy(texts, ports.site.locale) : texts;
  let refusal: MailRefusal | null;
  try {
    refusal = await ports.mailer.send({ id, recipient, ...sent });
  } catch (error) {
    await ports.mails.fail(id, failureCode(error));
    throw error;
  }
  if (refusal) {
    await ports.mails.refuse(id, `refused ${String(refusal.code)}`, ports.clock.now());
    return 'refused';
  }
  await ports.mails.markSent(id, ports.clock.now());
  return 'sent';
}
