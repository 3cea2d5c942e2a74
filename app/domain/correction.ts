/** A reader's request for a correction: its form, what is wrong with one, and the mail that brings it to the newsroom. */
import { z } from 'zod';
import { cleanLine, cleanParagraphs } from './clean-text.ts';
import type { Sender } from './mail-kinds.ts';
import { setMail, type ComposedMail } from './mail.ts';
import { textsFor } from './texts/catalogue.ts';

/** Names of the form's fields, as the page sends them. */
export const correctionFields = { what: 'what', evidence: 'evidence', email: 'email' } as const;
export type CorrectionField = keyof typeof correctionFields;

/** What the reader sent, to be shown again where something must be mended. */
export type CorrectionValues = Readonly<Record<CorrectionField, string>>;
export type CorrectionErrors = Partial<Record<CorrectionField, string>>;

export interface CorrectionRequest {
  readonly what: string;
  readonly evidence: string | null;
  readonly email: string | null;
}

/** A long paragraph with its reasons; more is an essay, and belongs in a mail. */
const whatLengthMax = 4000;
/** Browsers leave out line breaks within an address; a person who typed one meant something else. */
const evidence = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .regex(/^\S+$/)
  .max(2000);
const email = z.email().max(254);

/** The form's fields as text: a field that is missing or a file counts as empty. */
export function readCorrection(get: (name: string) => unknown): CorrectionValues {
  const text = (field: CorrectionField) => {
    const value = get(correctionFields[field]);
    return typeof value === 'string' ? value : '';
  };
  return {
    what: cleanParagraphs(text('what')),
    evidence: cleanLine(text('evidence')),
    email: cleanLine(text('email')),
  };
}

/** Says at each field what was expected and what came; `locale` is the page's. */
export function parseCorrection(
  values: CorrectionValues,
  locale: string,
):
  | { readonly ok: true; readonly request: CorrectionRequest }
  | { readonly ok: false; readonly errors: CorrectionErrors } {
  const says = textsFor(locale).correction.errors;
  const [what, link, address] = [values.what.trim(), values.evidence.trim(), values.email.trim()];
  const errors: CorrectionErrors = {
    ...(what === '' && { what: says.noText }),
    ...(what.length > whatLengthMax && { what: says.textTooLong(whatLengthMax, what.length) }),
    ...(link !== '' && !evidence.safeParse(link).success && { evidence: says.evidence }),
    ...(address !== '' && !email.safeParse(address).success && { email: says.email }),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    request: { what, evidence: link === '' ? null : link, email: address === '' ? null : address },
  };
}

/** The mail to the newsroom, in its own language; each line that was typed is a paragraph of its own and forges nothing. */
export function composeCorrectionMail(
  site: Sender,
  article: { readonly headline: string; readonly url: string },
  { what, evidence: link, email: address }: CorrectionRequest,
): ComposedMail {
  const says = textsFor(site.locale).correction.mail;
  return setMail(site, site.locale, {
    subject: says.subject(article.headline),
    heading: says.heading,
    paragraphs: [
      ...what.split(/[\r\n]+/).filter((line) => line.trim() !== ''),
      link === null ? says.noEvidence : says.evidence(link),
      address === null ? says.noAnswer : says.answer(address),
    ],
    links: [{ label: says.article, url: article.url }],
  });
}
