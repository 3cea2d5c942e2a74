/** A mail that may have reached its reader before, marked as a copy in its subject and at its head. */
import type { ComposedMail } from './mail.ts';
import { textsFor } from './texts/catalogue.ts';

type MailTexts = Pick<ComposedMail, 'subject' | 'text' | 'html'>;

/** `html` is a whole document, as all of ours are; the note stands first in its body. */
export function asCopy({ subject, text, html }: MailTexts, locale: string): MailTexts {
  const { copy } = textsFor(locale).mails;
  const note = `<p class="ink" style="margin:0;padding:16px 12px 0;text-align:center;font:16px/24px Georgia,serif;color:#1A1916">${copy.note}</p>`;
  return {
    subject: copy.subject(subject),
    text: `${copy.note}\n\n${text}`,
    html: html.replace(/<body\b[^>]*>/i, (body) => `${body}\n${note}`),
  };
}
