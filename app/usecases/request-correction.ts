/** A reader asks for a correction of a fact-check; the newsroom gets it by mail. */
import { publicationState } from '#app/domain/article/publication.ts';
import {
  composeCorrectionMail,
  parseCorrection,
  type CorrectionErrors,
  type CorrectionValues,
} from '#app/domain/correction.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export type RequestCorrectionOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown-article' }
  | { readonly kind: 'limited'; readonly waitSeconds: number }
  | { readonly kind: 'invalid'; readonly errors: CorrectionErrors };

/** The mail is kept before it is sent, so a mail server that is out loses none. `addressKey`: as the limits count. */
export async function requestCorrection(
  ports: Pick<Ports, 'articles' | 'mails' | 'jobs' | 'limits' | 'clock' | 'ids' | 'site'>,
  input: { readonly slug: string; readonly values: CorrectionValues; readonly addressKey: string },
): Promise<RequestCorrectionOutcome> {
  const { site } = ports;
  const kept = await ports.articles.find(input.slug);
  const state = kept && publicationState(kept, ports.clock.now());
  // One that was withdrawn may have been withdrawn while the reader wrote.
  if (!kept || (state !== 'published' && state !== 'withdrawn')) return { kind: 'unknown-article' };
  const parsed = parseCorrection(input.values, site.locale);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const limit = await ports.limits.take('correction', input.addressKey);
  if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  const { headline, slug } = kept.article;
  const id = ports.ids.row();
  await ports.mails.add({
    id,
    kind: 'correction',
    ...{ cause: id, donationId: null, standingGiftId: null, appealId: null },
    recipient: site.contact,
    ...composeCorrectionMail(site, { headline, url: site.url + paths.factCheck(slug) }, parsed.request),
    createdAt: ports.clock.now(),
  });
  await ports.jobs.send('send-mail', id);
  return { kind: 'sent' };
}
