/** A donor leaves: the session is over, also for whoever kept a copy of its cookie. */
import type { Ports } from '#app/ports.ts';

/** `sessionHash`: null where the browser has none. */
export async function signOutDonor(
  { donorSessions }: Pick<Ports, 'donorSessions'>,
  sessionHash: string | null,
): Promise<void> {
  if (sessionHash !== null) await donorSessions.end(sessionHash);
}
