/** A person of the staff signs out. */
import type { Ports } from '#app/ports.ts';

/** Ends the session that the request's cookies name; answers the cookies that remove it from the browser. */
export function signOutStaff(ports: Pick<Ports, 'staff'>, headers: Headers): Promise<readonly string[]> {
  return ports.staff.signOut(headers);
}
