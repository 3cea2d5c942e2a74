/** Notes that a donor wants no reminders. */
import { donorOfReminders } from '#app/domain/reminder-token.ts';
import type { Ports } from '#app/ports.ts';

/** `unknown`: the address was not written by us, or its donor is gone. Twice is as good as once. */
export async function stopReminders(
  ports: Pick<Ports, 'reminders' | 'hasher' | 'clock'>,
  token: string,
): Promise<'stopped' | 'unknown'> {
  const donor = donorOfReminders(token, (kind, value) => ports.hasher.hash(kind, value));
  if (donor === null) return 'unknown';
  return (await ports.reminders.stop(donor, ports.clock.now())) ? 'stopped' : 'unknown';
}
