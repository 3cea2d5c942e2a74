/** One listing at the desk: what is known of it, what it caught, and what staff teach about it. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskActions, deskLoader, notFound, type DeskFormCall } from '#app/http/desk-access.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { emptyAlias } from '#app/ui/desk/alias-form.tsx';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ListingDetails } from '#app/ui/desk/listing-details.tsx';
import { addAlias } from '#app/usecases/add-alias.ts';
import { showListing } from '#app/usecases/show-listing.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';

export const loader = deskLoader('read-registry', async ({ ports, id }) => {
  const shown = await showListing(ports, id);
  if (!shown) throw notFound();
  return { shown };
});

export const action = deskActions({
  add: { permission: 'change-registry', act: add },
  withdraw: { permission: 'change-registry', act: withdraw },
});

async function add({ ports, id: listingId, form, actor }: DeskFormCall) {
  const draft = {
    kind: textField(form, 'kind'),
    text: textField(form, 'text'),
    reason: textField(form, 'reason'),
  };
  const outcome = await addAlias(ports, { ...draft, listingId, actor });
  switch (outcome.kind) {
    case 'added':
      return seeOther(paths.deskListing(listingId));
    case 'unknown-listing':
      throw notFound();
    case 'invalid':
      return answer(
        { problem: null, draft: { ...draft, errors: outcome.errors } },
        { status: 422, headers: deskHeaders },
      );
  }
}

async function withdraw({ ports, id: listingId, form, actor }: DeskFormCall) {
  const kind = textField(form, 'kind') === 'alias' ? ('alias' as const) : ('allowlist-entry' as const);
  const outcome = await withdrawLearned(ports, { kind, id: textField(form, 'id'), actor });
  if (outcome !== 'unknown') return seeOther(paths.deskListing(listingId));
  return answer(
    { problem: deskTexts.learned.unknown, draft: emptyAlias },
    { status: 404, headers: deskHeaders },
  );
}

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(deskTexts.listings.pageTitles.one);

export default function ListingPage() {
  const { shown } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  const failure = useActionData<typeof action>();
  return (
    <ListingDetails
      {...{ shown, place }}
      draft={failure?.draft ?? emptyAlias}
      problem={failure?.problem ?? null}
    />
  );
}
