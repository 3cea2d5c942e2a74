/** What staff taught the screening, and taking it back. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskAction, deskLoader } from '#app/http/desk-access.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { LearnedList } from '#app/ui/desk/learned-list.tsx';
import { listLearned } from '#app/usecases/list-learned.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';

const { learned: words } = deskTexts;

const pageLength = 50;
const standings = ['in-force', 'withdrawn'] as const;

/** The filters as they stand in the address; what is not understood is as if it were not there. */
function filtersOf(query: URLSearchParams) {
  return {
    kind: query.get('kind') === 'alias' ? ('alias' as const) : ('allowlist-entry' as const),
    standing: standings.find((known) => known === query.get('show')) ?? null,
    text: (query.get('q') ?? '').trim().slice(0, 200),
    listingId: query.get('listing'),
  };
}

export const loader = deskLoader('read-registry', async ({ ports, url: { searchParams: query } }) => {
  const { kind, standing, text, listingId } = filtersOf(query);
  const isWithdrawn = standing === null ? null : standing === 'withdrawn';
  const after = query.get('after');
  const page = await listLearned(ports, { kind, text, listingId, isWithdrawn, after, limit: pageLength });
  return { shown: { kind, standing, text, ...page } };
});

export const action = deskAction('change-registry', async ({ ports, url, form, actor }) => {
  const kind = textField(form, 'kind') === 'alias' ? ('alias' as const) : ('allowlist-entry' as const);
  const outcome = await withdrawLearned(ports, { kind, id: textField(form, 'id'), actor });
  if (outcome === 'unknown') {
    return answer({ problem: words.unknown }, { status: 404, headers: deskHeaders });
  }
  return seeOther(paths.deskLearned() + url.search);
});

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(words.pageTitle);

export default function Learned() {
  const { shown } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  const failure = useActionData<typeof action>();
  return <LearnedList {...{ shown, place }} problem={failure?.problem ?? null} />;
}
