/** A component of the desk as HTML, as a person of a role sees it. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { StaffRole } from '#app/domain/permissions.ts';
import { DeskProvider } from '#app/ui/desk/desk-context.tsx';

export const deskPlace = { locale: 'en', timeZone: 'UTC' };
export const deskNow = new Date('2026-11-22T12:00:00Z');

export function deskMarkup(component: ReactNode, role: StaffRole = 'reviewer'): string {
  const desk = { now: deskNow, place: deskPlace, role };
  return renderToStaticMarkup(<DeskProvider value={desk}>{component}</DeskProvider>);
}
