/** The desk's page of comparisons with Stripe. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { ReconciliationPage } from '#app/ui/desk/reconciliation.tsx';
import { showReconciliation } from '#app/usecases/show-reconciliation.ts';

export const loader = deskLoader('read-money', async ({ ports }) => ({
  shown: await showReconciliation(ports),
}));

export const handle: DeskHandle = { section: 'money' };
export const meta = deskTitle(deskTexts.reconciliation.title);

export default function Reconciliation() {
  const { shown } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <ReconciliationPage shown={shown} place={place} />;
}
