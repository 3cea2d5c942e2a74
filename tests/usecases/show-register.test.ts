/** The public figures are read once a refresh, and by everybody who asks within a moment. */
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import type { Ports } from '#app/ports.ts';
import { showLiveFigures, showRegister } from '#app/usecases/show-register.ts';

const noon = new Date('2026-11-09T12:00:00Z');
const hour = 3_600_000;

/** A site whose received donations grow by one with each reading; `clock.at` and `mark.at` may be moved. */
function aSite() {
  const clock = { at: noon, now: () => clock.at };
  const mark: { at: Date | null; asked: number } = { at: null, asked: 0 };
  let readings = 0;
  const figures: Ports['figures'] = {
    read: async () => {
      readings += 1;
      const none = { count: 0, total: money(0, 'USD') };
      const received = { count: readings, total: money(500 * readings, 'USD') };
      return [
        { received, supporters: readings, refused: none, lapsed: { count: 0 }, returned: { count: 0 } },
      ];
    },
  };
  const figuresMark = {
    read: () => {
      mark.asked += 1;
      return Promise.resolve(mark.at);
    },
  };
  const site = { timeZone: 'UTC', currency: 'USD' };
  const ports = { clock, figures, figuresMark, site } as unknown as Ports;
  return { clock, mark, ports };
}

const countOf = async (register: ReturnType<typeof showRegister>) =>
  (await register).figures[0]?.received.count;

test('they are read once between two refreshes, whoever asks how often', async () => {
  const { clock, ports } = aSite();
  expect(await countOf(showRegister(ports))).toBe(1);
  clock.at = new Date(noon.getTime() + 17 * hour);
  expect(await countOf(showRegister(ports))).toBe(1);
  clock.at = new Date(noon.getTime() + 18 * hour);
  const next = await showRegister(ports);
  expect(next.figures[0]?.received.count).toBe(2);
  expect(next).toMatchObject({ year: 2026, through: '2026-11-09', isWholeDay: true });
  clock.at = noon;
  expect(await showRegister(ports)).toMatchObject({ through: '2026-11-08' });
});

test('whoever brings a demo’s figures up to now is seen by all, within the age that they take', async () => {
  const { clock, mark, ports } = aSite();
  await showRegister(ports, 1000);
  mark.at = new Date(noon.getTime() + 10);
  clock.at = new Date(noon.getTime() + 999);
  expect(await countOf(showRegister(ports, 1000))).toBe(1);
  expect(mark.asked).toBe(1);
  clock.at = new Date(noon.getTime() + 1000);
  const brought = await showRegister(ports, 1000);
  expect(brought).toMatchObject({ asOf: mark.at, through: '2026-11-09', isWholeDay: false });
  expect(brought.figures[0]?.received.count).toBe(2);
});

test('a reading that failed is not kept', async () => {
  const { ports } = aSite();
  const read = ports.figures.read.bind(ports.figures);
  ports.figures.read = () => Promise.reject(new Error('no database'));
  await expect(showRegister(ports, 1000)).rejects.toThrow('no database');
  ports.figures.read = read;
  expect(await countOf(showRegister(ports, 1000))).toBe(1);
});

test('staff’s figures are of now and read each time', async () => {
  const { ports } = aSite();
  expect(await showLiveFigures(ports)).toMatchObject({ asOf: noon, through: '2026-11-09' });
  expect(await countOf(showLiveFigures(ports))).toBe(2);
});
