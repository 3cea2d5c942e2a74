/** Sends mails by SMTP; without a server they stay in the table, where /sandbox/mail shows them. */
import { createTransport } from 'nodemailer';
import type { Mailer } from '#app/ports/mails.ts';

/** `siteUrl` gives the domain of Message-IDs, which are the same for the same mail. */
export function createMailer(settings: {
  smtpUrl?: string | undefined;
  from: string;
  siteUrl: string;
}): Mailer {
  const { smtpUrl, from } = settings;
  if (smtpUrl === undefined) return { send: () => Promise.resolve() };
  const transport = createTransport(smtpUrl);
  const domain = new URL(settings.siteUrl).hostname;
  return {
    send: async ({ id, recipient, subject, text, html }) => {
      const messageId = `<${id}@${domain}>`;
      // An address object is never parsed, so a name in it cannot add a recipient.
      await transport.sendMail({
        from,
        to: { name: '', address: recipient },
        subject,
        text,
        html,
        messageId,
      });
    },
  };
}
