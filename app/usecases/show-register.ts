/** The figures of the running year, as everybody may see them. */
import { money } from '#app/domain/money.ts';
import { yearOf, type Figures, type Register } from '#app/domain/register.ts';
import type { Ports } from '#app/ports.ts';

export async function showRegister(ports: Pick<Ports, 'donations' | 'clock' | 'site'>): Promise<Register> {
  const asOf = ports.clock.now();
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
