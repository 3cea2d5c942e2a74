import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import type { Ports } from '#app/ports.ts';
import { showRegister } from '#app/usecases/show-register.ts';

const noon = new Date('2026-11-09T12:00:00Z');

/** A site whose received donations grow by one with each reading; `clock.at` may be moved. */
function aSite() {
  const clock = { at: noon, now: () => clock.at };
  let readings = 0;
  const donations = {
    figures: async () => {
      readings += 1;
      return [
        {
          received: { count: readings, total: money(500 * readings, 'USD') },
          supporters: readings,
          refused: { count: 0, total: money(0, 'USD') },
          lapsed: { count: 0 },
        },
      ];
    },
  };
  const ports = { clock, donations, site: { timeZone: 'UTC', currency: 'USD' } } as unknown as Ports;
  return { clock, ports };
}

const countOf = async (register: ReturnType<typeof showRegister>) =>
  (await register).figures[0]?.received.count;

test('the figures are read anew for each who does not say how old they may be', async () => {
  const { ports } = aSite();
  expect(await countOf(showRegister(ports))).toBe(1);
  expect(await countOf(showRegister(ports))).toBe(2);
});

test('readers of one moment share one reading, which says when it was taken', async () => {
  const { clock, ports } = aSite();
  await showRegister(ports, 1000);
  clock.at = new Date(noon.getTime() + 999);
  const shared = await showRegister(ports, 1000);
  expect(shared.figures[0]?.received.count).toBe(1);
  expect(shared.asOf).toEqual(noon);
  clock.at = new Date(noon.getTime() + 1000);
  expect(await countOf(showRegister(ports, 1000))).toBe(2);
});

test('a clock that was set back makes no old figures new', async () => {
  const { clock, ports } = aSite();
  await showRegister(ports, 1000);
  clock.at = new Date(noon.getTime() - 1);
  expect(await countOf(showRegister(ports, 1000))).toBe(2);
});

test('a reading that failed is not kept', async () => {
  const { ports } = aSite();
  const figures = ports.donations.figures.bind(ports.donations);
  ports.donations.figures = () => Promise.reject(new Error('no database'));
  await expect(showRegister(ports, 1000)).rejects.toThrow('no database');
  ports.donations.figures = figures;
  expect(await countOf(showRegister(ports, 1000))).toBe(1);
});
