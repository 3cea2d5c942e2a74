/** Sends one mail, once. */
import { failureCode, retryWaitsMs } from '#app/domain/retry.ts';
import type { Ports } from '#app/ports.ts';

export type SendMailOutcome = 'sent' | 'not-due' | 'erased';

/**
 * The mail is taken in hand before it is sent, so two processes never send it at once. A crash between the sending and
 * the mark sends it again with the same Message-ID, which mail programs show once; the other order could lose it. Throws where
 * the mail server does not take it; it is due again at the time that was set when it was taken in hand.
 */
export async function sendMail(
  ports: Pick<Ports, 'mails' | 'mailer' | 'clock' | 'random'>,
  mailId: string,
): Promise<SendMailOutcome> {
  const mail = await ports.mails.claim(mailId, ports.clock.now(), retryWaitsMs(ports.random));
  if (!mail) return 'not-due';
  const { id, recipient, subject, text, html } = mail;
  if (recipient === null || subject === null || text === null || html === null) return 'erased';
  try {
    await ports.mailer.send({ id, recipient, subject, text, html });
  } catch (error) {
    await ports.mails.fail(id, failureCode(error));
    throw error;
  }
  await ports.mails.markSent(id, ports.clock.now());
  return 'sent';
}
