/** The preview card of a fact-check: `/cards/SLUG.png`. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { cardAnswer } from '#app/http/card-answer.ts';
import { showCard } from '#app/usecases/show-card.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const slug = /^(.+)\.png$/.exec(params['name'] ?? '')?.[1];
  const shown = slug === undefined ? { kind: 'unknown' as const } : await showCard(context.deps.ports, slug);
  return cardAnswer(shown, request);
}
