/** The preview card of the site itself. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { cardAnswer } from '#app/http/card-answer.ts';
import { showCard } from '#app/usecases/show-card.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  return cardAnswer(await showCard(context.deps.ports, null), request);
}
