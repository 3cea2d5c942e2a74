/** Sends mails by SMTP; without a server they stay in the table, where /sandbox/mail shows them. */
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Mailer, MailRefusal } from '#app/ports/mails.ts';

/** `siteUrl` gives the domain of Message-IDs, which are the same for the same mail. */
export function createMailer(settings: {
  smtpUrl?: string | undefined;
  from: string;
  siteUrl: string;
}): Mailer {
  const { smtpUrl, from } = settings;
  if (smtpUrl === undefined) return { send: () => Promise.resolve(null) };
  const transport = createTransport(smtpUrl);
  const domain = new URL(settings.siteUrl).hostname;
  return {
    send: async ({ id, recipient, subject, text, html, unsubscribeUrl }) => {
      const messageId = `<${id}@${domain}>`;
      try {
        await transport.sendMail({
          from,
          // An address object is never parsed, so a name in it cannot add a recipient.
          to: { name: '', address: recipient },
          ...{ subject, text, html, messageId },
          // So that no holiday answers it (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribing(unsubscribeUrl) },
        });
        return null;
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal === null) throw error;
        return refusal;
      }
    },
  };
}

/** Prepared, so that the address is not folded into pieces. @source RFC 2369, section 3.2; RFC 8058, section 3.1 */
function unsubscribing(url: string | null) {
  if (url === null) return {};
  return {
    'List-Unsubscribe': { prepared: true, value: `<${url}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

const refusedAtRecipient = z.object({
  command: z.literal('RCPT TO'),
  responseCode: z.number().int().min(500).max(599),
  response: z.string().catch(''),
});

/**
 * A permanent answer to the recipient's address. One that speaks of policy (5.7.1, as for a server that does not relay for us) or of
 * anything else than the address or its mailbox may be our own fault, and the mail would be lost by it: that is tried again.
 * @source RFC 5321, section 4.2.1; RFC 3463, sections 3.2 and 3.3
 */
function refusalIn(error: unknown): MailRefusal | null {
  const read = refusedAtRecipient.safeParse(error);
  if (!read.success) return null;
  const { responseCode: code, response } = read.data;
  const [, subject] = /^\d{3}[ -]5\.(\d{1,3})\.\d{1,3}\b/.exec(response) ?? [];
  const isAboutAddress =
    subject === undefined ? !/relay/i.test(response) : subject === '1' || subject === '2';
  return isAboutAddress ? { code } : null;
}
