/** The figures of the year, as everybody may see them: up to the last refresh, so that none of them moves with a single donation. */
import { money } from '#app/domain/money.ts';
import { livePeriod, publicPeriod, type FiguresPeriod } from '#app/domain/public-figures.ts';
import { yearOf, type Figures, type Register } from '#app/domain/register.ts';
import type { Ports } from '#app/ports.ts';

type RegisterPorts = Pick<Ports, 'figures' | 'figuresMark' | 'clock' | 'site'>;

interface Reading {
  readonly askedAt: Date;
  readonly period: FiguresPeriod;
  readonly register: Promise<Register>;
}

/** The last reading of each store. What was counted up to a refresh stays so, and is read once. */
const lastRead = new WeakMap<RegisterPorts['figures'], Reading>();

/**
 * `ageMsMax`: how long ago it may have been asked up to when the figures go. Pages that every reader opens take what was so a moment
 * ago, so that a rush of readers asks nothing of the database.
 */
export async function showRegister(ports: RegisterPorts, ageMsMax = 0): Promise<Register> {
  const now = ports.clock.now();
  const last = lastRead.get(ports.figures);
  const ageMs = last ? now.getTime() - last.askedAt.getTime() : Number.POSITIVE_INFINITY;
  // A clock that was set back makes an age below zero: asked anew.
  if (last && ageMs >= 0 && ageMs < ageMsMax) return last.register;
  const period = publicPeriod(now, ports.site.timeZone, await ports.figuresMark.read());
  const isSame =
    last?.period.until.getTime() === period.until.getTime() &&
    last.period.settledBefore.getTime() === period.settledBefore.getTime();
  const register = isSame ? last.register : readRegister(ports, period);
  lastRead.set(ports.figures, { askedAt: now, period, register });
  register.catch(() => lastRead.delete(ports.figures));
  return register;
}

/** The same up to now, for staff. */
export function showLiveFigures(ports: Pick<Ports, 'figures' | 'clock' | 'site'>): Promise<Register> {
  return readRegister(ports, livePeriod(ports.clock.now(), ports.site.timeZone));
}

async function readRegister(
  ports: Pick<RegisterPorts, 'figures' | 'site'>,
  period: FiguresPeriod,
): Promise<Register> {
  const { timeZone, currency } = ports.site;
  const { until: asOf, through, isWholeDay } = period;
  const { year, from } = yearOf(new Date(asOf.getTime() - 1), timeZone);
  const rows = await ports.figures.read(period, from);
  const own = rows.find((row) => row.received.total.currency === currency) ?? nothing(currency);
  return {
    ...{ year, asOf, through, isWholeDay, timeZone },
    figures: [own, ...rows.filter((row) => row !== own)],
  };
}

function nothing(currency: string): Figures {
  const none = { count: 0, total: money(0, currency) };
  return { received: none, supporters: 0, refused: none, lapsed: { count: 0 }, returned: { count: 0 } };
}
