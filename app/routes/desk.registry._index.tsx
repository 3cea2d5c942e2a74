/** The registry at the desk: its sources and their state. */
import { useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskLoader } from '#app/http/desk-access.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { RegistrySources } from '#app/ui/desk/registry-sources.tsx';
import { showRegistry } from '#app/usecases/show-registry.ts';

export const loader = deskLoader('read-registry', async ({ deps, ports }) => ({
  shown: await showRegistry(ports, { ageDaysMax: deps.env.registryAgeDaysMax }),
}));

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(deskTexts.registry.pageTitle);

export default function Registry() {
  const { shown } = useLoaderData<typeof loader>();
  const { place } = useDesk();
  return <RegistrySources shown={shown} place={place} />;
}
