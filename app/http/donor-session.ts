/** Who is signed in to what they gave: the cookie, and the answers to those who are not. */
import { createCookie, redirect, type TypedResponse } from '@remix-run/node';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { tokenPageHeaders } from './token-page.ts';

/** All pages of donors: no cache keeps them, and no other site learns an address from them. */
export const donorPageHeaders = tokenPageHeaders;

/** Ends with the browser, and long before that where nothing is asked. No page outside /supporters has a cookie of a reader's. */
function cookieOf({ site }: Pick<Ports, 'site'>) {
  const isSecure = site.url.startsWith('https:');
  return createCookie('supporter', {
    path: paths.supporters(),
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
  });
}

/** The hash of the browser's session; null where it sent none. */
export async function sessionHashOf(
  request: Request,
  ports: Pick<Ports, 'site' | 'hasher'>,
): Promise<string | null> {
  const session: unknown = await cookieOf(ports).parse(request.headers.get('Cookie'));
  return typeof session === 'string' && session !== '' ? ports.hasher.hash('sign-in', session) : null;
}

/** Whose session it is; null where there is none, or where it is over. */
export async function donorOfRequest(
  request: Request,
  ports: Pick<Ports, 'site' | 'hasher' | 'donorSessions'>,
): Promise<string | null> {
  const hash = await sessionHashOf(request, ports);
  return hash === null ? null : ports.donorSessions.donorOf(hash);
}

/** The same; throws the 303 to the page that signs in where nobody is signed in. */
export async function requireDonor(
  request: Request,
  ports: Pick<Ports, 'site' | 'hasher' | 'donorSessions'>,
): Promise<string> {
  const donorId = await donorOfRequest(request, ports);
  if (donorId === null) throw toSupporters() as Response;
  return donorId;
}

/** A 303 to the donor's page, `cookie` set where there is one. */
export function toSupporters(cookie?: string): TypedResponse<never> {
  const headers = new Headers(donorPageHeaders);
  if (cookie !== undefined) headers.set('Set-Cookie', cookie);
  return redirect(paths.supporters(), { status: 303, headers });
}

export const signedInCookie = (ports: Pick<Ports, 'site'>, session: string) =>
  cookieOf(ports).serialize(session);

export const signedOutCookie = (ports: Pick<Ports, 'site'>) => cookieOf(ports).serialize('', { maxAge: 0 });
