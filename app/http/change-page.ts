/** The pages over HTTP on which a donor changes a standing gift: what each is handed, and how what stands in the way is answered. */
import { data as answer, redirect } from '@remix-run/node';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { showStandingTerms } from '#app/usecases/show-standing-terms.ts';
import { tokenPageHeaders } from './token-page.ts';

type ChangeProblem = keyof Texts['giftChanges']['problems'];

/** The status of a page that says why nothing was changed. */
export const problemStatuses: Readonly<Record<ChangeProblem, number>> = {
  'day-moved': 409,
  'not-taken': 422,
  limited: 429,
  unavailable: 503,
};

/** Throws a 404 where there is no such gift, and the way back to one that does not run. */
export async function changePage(
  ports: Parameters<typeof showStandingTerms>[0] & Pick<Ports, 'site'>,
  token: string,
) {
  const terms = await showStandingTerms(ports, token);
  if (terms.kind === 'unknown') throw unknownGift();
  if (terms.kind === 'not-active') throw backToGift(token) as Response;
  const { name, locale, timeZone } = ports.site;
  return { page: { site: { name, locale, timeZone }, token }, terms };
}

/** What came of a form with one choice in it: why nothing was changed, or that nothing was chosen. */
interface ChoiceCame {
  readonly problem: ChangeProblem | null;
  readonly isMissing: boolean;
}

/** Throws the 404 where there is no such gift. */
export function answerChoice(
  token: string,
  kind: 'changed' | 'done' | 'not-active' | 'no-day' | 'unknown' | ChangeProblem,
) {
  switch (kind) {
    case 'changed':
    case 'done':
    case 'not-active':
      return backToGift(token);
    case 'unknown':
      throw unknownGift();
    case 'no-day':
      return choiceCame({ problem: null, isMissing: true }, 422);
    default:
      return choiceCame({ problem: kind, isMissing: false }, problemStatuses[kind]);
  }
}

const choiceCame = (came: ChoiceCame, status: number) =>
  answer<ChoiceCame>(came, { status, headers: tokenPageHeaders });

export const unknownGift = () => new Response(null, { status: 404, headers: tokenPageHeaders });

export const backToGift = (token: string) =>
  redirect(paths.standingGift(token), { status: 303, headers: tokenPageHeaders });
