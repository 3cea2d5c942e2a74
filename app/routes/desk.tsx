/** The desk's layout: who may enter, the frame around every page, and what failed within it. Its styles the root links. */
import type { MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { deskLoader } from '#app/http/desk-access.ts';
import { deskFrame } from '#app/http/desk-frame.ts';
import { deskHeaders } from '#app/http/staff-session.ts';
import { DeskError, DeskErrorPage, deskErrorTitle } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { useSection } from '#app/ui/desk/desk-page.tsx';

export const loader = deskLoader('enter-desk', ({ deps, actor }) => deskFrame(deps, actor));

/** Of every page below that says nothing else. */
export const headers = () => deskHeaders;

/** Every page below names itself; one that failed is named here. */
export const meta: MetaFunction = ({ error }) => deskErrorTitle(error);

export default function Desk() {
  const frame = useLoaderData<typeof loader>();
  const current = useSection();
  return (
    <DeskFrame {...frame} current={current}>
      <Outlet />
    </DeskFrame>
  );
}

/** Whoever may enter keeps the way to the other pages. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/desk');
  if (!frame) return <DeskErrorPage />;
  return (
    <DeskFrame {...frame} current={null}>
      <DeskError />
    </DeskFrame>
  );
}
