/** Sends one letter, once. */
import type { Ports } from '#app/ports.ts';

export type SendMailOutcome = 'sent' | 'sent-before' | 'erased';

/**
 * A crash between the sending and the mark sends the same letter again with the same Message-ID, which mail programs
 * show once; the other order could lose it.
 */
export async function sendMail(
  ports: Pick<Ports, 'mails' | 'mailer' | 'clock'>,
  mailId: string,
): Promise<SendMailOutcome> {
  const mail = await ports.mails.find(mailId);
  if (!mail || mail.sentAt) return 'sent-before';
  const { id, recipient, subject, text, html } = mail;
  if (recipient === null || subject === null || text === null || html === null) return 'erased';
  await ports.mailer.send({ id, recipient, subject, text, html });
  await ports.mails.markSent(id, ports.clock.now());
  return 'sent';
}
