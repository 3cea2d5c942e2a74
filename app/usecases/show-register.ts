/** The figures of the running year, as everybody may see them. */
import { money } from '#app/domain/money.ts';
import { yearOf, type Figures, type Register } from '#app/domain/register.ts';
import type { Ports } from '#app/ports.ts';

type RegisterPorts = Pick<Ports, 'donations' | 'clock' | 'site'>;

/** The last reading of each store, for those who take one that is not the newest. */
const lastRead = new WeakMap<
  Ports['donations'],
  { readonly asOf: Date; readonly register: Promise<Register> }
>();

/**
 * `ageMsMax`: how old the figures may be; `asOf` always says when they were read. Pages that every reader opens take figures
 * of a moment ago, so that a rush of readers does not add up the year's donations for each of them.
 */
export function showRegister(ports: RegisterPorts, ageMsMax = 0): Promise<Register> {
  const asOf = ports.clock.now();
  const last = lastRead.get(ports.donations);
  const ageMs = last ? asOf.getTime() - last.asOf.getTime() : Infinity;
  // A clock that was set back makes an age below zero: read anew.
  if (last && ageMs >= 0 && ageMs < ageMsMax) return last.register;
  const register = readRegister(ports, asOf);
  lastRead.set(ports.donations, { asOf, register });
  register.catch(() => lastRead.delete(ports.donations));
  return register;
}

async function readRegister(ports: RegisterPorts, asOf: Date): Promise<Register> {
  const { timeZone, currency } = ports.site;
  const { year, from, to } = yearOf(asOf, timeZone);
  const rows = await ports.donations.figures(from, to);
  const own = rows.find((row) => row.received.total.currency === currency) ?? nothing(currency);
  return { year, asOf, timeZone, figures: [own, ...rows.filter((row) => row !== own)] };
}

function nothing(currency: string): Figures {
  const none = { count: 0, total: money(0, currency) };
  return { received: none, supporters: 0, refused: none, lapsed: { count: 0 } };
}
