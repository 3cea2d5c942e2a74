/** One listing at the desk: what is known of it, what it caught, and what staff teach about it. */
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
import { emptyAlias } from '#app/ui/desk/alias-form.tsx';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { ListingDetails } from '#app/ui/desk/listing-details.tsx';
import { addAlias } from '#app/usecases/add-alias.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showListing } from '#app/usecases/show-listing.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-registry');
  const [shown, queue] = await Promise.all([showListing(ports, params['id'] ?? ''), listQueue(ports)]);
  if (!shown) throw new Response(null, { status: 404, headers: deskHeaders });
  return { frame: deskFrame(ports, member, queue), shown };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'change-registry');
  const listingId = params['id'] ?? '';
  const form = await request.formData();
  const [kind, text, reason] = ['kind', 'text', 'reason'].map((name) => textField(form, name));
  const draft = { kind: kind ?? '', text: text ?? '', reason: reason ?? '' };
  if (textField(form, 'intent') === 'withdraw') {
    const row = { kind: draft.kind === 'alias' ? ('alias' as const) : ('allowlist-entry' as const) };
    const outcome = await withdrawLearned(ports, { ...row, id: textField(form, 'id'), actor });
    if (outcome !== 'unknown') return seeOther(paths.deskListing(listingId));
    return answer(
      { problem: 'This was never taught, so there is nothing to withdraw.', draft: emptyAlias },
      { status: 404, headers: deskHeaders },
    );
  }
  const outcome = await addAlias(ports, { ...draft, listingId, actor });
  switch (outcome.kind) {
    case 'added':
      return seeOther(paths.deskListing(listingId));
    case 'unknown-listing':
      throw new Response(null, { status: 404, headers: deskHeaders });
    case 'invalid':
      return answer(
        { problem: null, draft: { ...draft, errors: outcome.errors } },
        { status: 422, headers: deskHeaders },
      );
  }
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Listing – ${data.frame.siteName}` }] : [];

export default function ListingPage() {
  const { frame, shown } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="registry">
      <ListingDetails
        shown={shown}
        draft={failure?.draft ?? emptyAlias}
        problem={failure?.problem ?? null}
        place={frame.place}
      />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}
