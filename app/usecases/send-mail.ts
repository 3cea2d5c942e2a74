/** Sends one mail, once. */
import type { Ports } from '#app/ports.ts';

export type SendMailOutcome = 'sent' | 'not-due' | 'erased';

/**
 * The mail is taken in hand before it is sent, so two processes never send it at once. A crash between the sending and
 * the mark sends it again with the same Message-ID, which mail programs show once; the other order could lose it.
 */
export async function sendMail(
  ports: Pick<Ports, 'mails' | 'mailer' | 'clock'>,
  mailId: string,
): Promise<SendMailOutcome> {
  const mail = await ports.mails.claim(mailId, ports.clock.now());
  if (!mail) return 'not-due';
  const { id, recipient, subject, text, html } = mail;
  if (recipient === null || subject === null || text === null || html === null) return 'erased';
  await ports.mailer.send({ id, recipient, subject, text, html });
  await ports.mails.markSent(id, ports.clock.now());
  return 'sent';
}
