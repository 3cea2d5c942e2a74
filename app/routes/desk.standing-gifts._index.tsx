/** The desk's list of standing gifts. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { StandingGiftList } from '#app/ui/desk/standing-gift-list.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { listStandingGifts } from '#app/usecases/list-standing-gifts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const after = new URL(request.url).searchParams.get('after');
  const [list, queue] = await Promise.all([listStandingGifts(ports, { after }), listQueue(ports)]);
  return { frame: deskFrame(ports, member, queue), list };
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Standing gifts – ${data.frame.siteName}` }] : [];

export default function StandingGifts() {
  const { frame, list } = useLoaderData<typeof loader>();
  return (
    <DeskFrame {...frame} current="standing-gifts">
      <StandingGiftList list={list} place={frame.place} />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}
