/** The desk's list of donations. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { DonationList } from '#app/ui/desk/donation-list.tsx';
import { listDonations } from '#app/usecases/list-donations.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { showLiveFigures } from '#app/usecases/show-register.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name);
  const [list, queue, figures] = await Promise.all([
    listDonations(ports, {
      state: asked('state'),
      site: asked('site'),
      article: asked('article'),
      after: asked('after'),
    }),
    listQueue(ports),
    showLiveFigures(ports),
  ]);
  return { frame: deskFrame(ports, member, queue), list, figures };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Donations – ${data.frame.siteName}` }] : [];

export default function Donations() {
  const { frame, list, figures } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="donations">
      <DonationList {...{ list, figures }} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}
