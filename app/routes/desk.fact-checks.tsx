/** The newsroom's fact-checks at the desk, drafts and all, with the figures that stand below them for readers. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { FactCheckList } from '#app/ui/desk/fact-check-list.tsx';
import { pageFactChecks } from '#app/usecases/page-fact-checks.ts';
import { showRegister } from '#app/usecases/show-register.ts';

export const loader = deskLoader('read-articles', async ({ ports, url }) => {
  const [page, published] = await Promise.all([
    pageFactChecks(ports, url.searchParams.get('after')),
    showRegister(ports),
  ]);
  return { page, published };
});

export const handle: DeskHandle = { section: 'fact-checks' };
export const meta = deskTitle(deskTexts.factChecks.title);

export default function FactChecks() {
  const { page, published } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <FactCheckList {...{ page, published, place }} />;
}
