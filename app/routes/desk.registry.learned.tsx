/** What staff taught the screening, and taking it back. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { LearnedList } from '#app/ui/desk/learned-list.tsx';
import { listLearned } from '#app/usecases/list-learned.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';

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

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-registry');
  const query = new URL(request.url).searchParams;
  const { kind, standing, text, listingId } = filtersOf(query);
  const isWithdrawn = standing === null ? null : standing === 'withdrawn';
  const [page, queue] = await Promise.all([
    listLearned(ports, { kind, text, listingId, isWithdrawn, after: query.get('after'), limit: pageLength }),
    listQueue(ports),
  ]);
  const shown = { kind, standing, text, ...page };
  return { frame: deskFrame(ports, member, queue), shown };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'change-registry');
  const form = await request.formData();
  const kind = textField(form, 'kind') === 'alias' ? ('alias' as const) : ('allowlist-entry' as const);
  const outcome = await withdrawLearned(ports, { kind, id: textField(form, 'id'), actor });
  if (outcome === 'unknown') {
    return answer(
      { problem: 'This was never taught, so there is nothing to withdraw.' },
      { status: 404, headers: deskHeaders },
    );
  }
  return seeOther(paths.deskLearned() + new URL(request.url).search);
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `What staff taught – ${data.frame.siteName}` }] : [];

export default function Learned() {
  const { frame, shown } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="registry">
      <LearnedList shown={shown} problem={failure?.problem ?? null} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}
