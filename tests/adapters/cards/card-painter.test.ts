/** Cards drawn on their thread, each once, and never more at a time than somebody would wait for. */
import { expect, test } from 'vitest';
import { createCardPainter } from '#app/adapters/cards/card-painter.ts';
import { createCardThread } from '#app/adapters/cards/card-thread.ts';
import type { Card } from '#app/domain/article/card.ts';

const aCard = (changes: Partial<Card> = {}): Card => ({
  siteName: 'News',
  kind: 'Fact-check',
  headline: 'Can the Great Wall of China be seen from the Moon?',
  finding: 'No. From the Moon the Wall is thousands of times too narrow to be seen.',
  checked: 'Checked November 9, 2026',
  direction: 'ltr',
  mark: '#ffe36e',
  ...changes,
});

/** A thread whose cards are drawn when the test says so. */
function slowThread() {
  const drawn: Card[] = [];
  const ends: ((outcome: Uint8Array | Error) => void)[] = [];
  return {
    drawn,
    end: (outcome: Uint8Array | Error) => ends.shift()?.(outcome),
    draw: (card: Card) =>
      new Promise<Uint8Array>((resolve, reject) => {
        drawn.push(card);
        ends.push((outcome) => {
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        });
      }),
  };
}

test('a card is a picture of the size that it says, and light', async () => {
  const thread = createCardThread();
  try {
    const painted = await createCardPainter(thread).paint(aCard());
    if (painted.kind !== 'painted') throw new Error(painted.kind);
    const png = Buffer.from(painted.png);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(120 * 1024);
  } finally {
    await thread.close();
  }
});

test('the thread ends with the process that asked, and begins anew for the next card', async () => {
  const thread = createCardThread();
  const drawing = thread.draw(aCard());
  const failed = expect(drawing).rejects.toThrow('no longer drawn');
  await thread.close();
  await failed;
  expect((await thread.draw(aCard({ finding: null }))).length).toBeGreaterThan(1000);
  await thread.close();
});

test('many who ask for one card wait for one drawing, and whoever comes later for none', async () => {
  const thread = slowThread();
  const painter = createCardPainter(thread);
  const asked = [painter.paint(aCard()), painter.paint(aCard()), painter.paint(aCard())];
  thread.end(Uint8Array.of(1));
  for (const painted of await Promise.all(asked))
    expect(painted).toEqual({ kind: 'painted', png: Uint8Array.of(1) });
  await painter.paint(aCard());
  expect(thread.drawn).toHaveLength(1);
});

test('a rush over many cards is turned away, and let in again once some are drawn', async () => {
  const thread = slowThread();
  const painter = createCardPainter(thread);
  const ask = (at: number) => painter.paint(aCard({ headline: String(at) }));
  const asked = Array.from({ length: 32 }, (_, at) => ask(at));
  expect(await ask(32)).toEqual({ kind: 'busy', waitSeconds: 2 });
  expect(thread.drawn).toHaveLength(32);
  thread.end(Uint8Array.of(0));
  await asked[0];
  const late = ask(32);
  expect(thread.drawn).toHaveLength(33);
  for (let at = 0; at < 33; at += 1) thread.end(Uint8Array.of(at));
  expect((await late).kind).toBe('painted');
});

test('what could not be drawn is tried again by the next who asks', async () => {
  const thread = slowThread();
  const painter = createCardPainter(thread);
  const first = expect(painter.paint(aCard())).rejects.toThrow('out of memory');
  thread.end(new Error('out of memory'));
  await first;
  const second = painter.paint(aCard());
  thread.end(Uint8Array.of(2));
  expect(await second).toEqual({ kind: 'painted', png: Uint8Array.of(2) });
});

test('the cards kept are bounded, and the one asked for longest ago goes first', async () => {
  const thread = slowThread();
  const painter = createCardPainter(thread);
  const ask = async (name: string) => {
    const painted = painter.paint(aCard({ headline: name }));
    thread.end(new Uint8Array(3 * 1024 * 1024));
    await painted;
  };
  for (const name of ['a', 'b', 'a', 'c']) await ask(name);
  expect(thread.drawn.map(({ headline }) => headline)).toEqual(['a', 'b', 'c']);
  await ask('a');
  expect(thread.drawn).toHaveLength(3);
  await ask('b');
  expect(thread.drawn).toHaveLength(4);
});

test('the version names all that the card shows', () => {
  const painter = createCardPainter(slowThread());
  const version = (card: Card) => painter.version(card);
  expect(version(aCard())).toBe(version(aCard()));
  for (const change of [
    { headline: 'Is it?' },
    { finding: null },
    { siteName: 'Other' },
    { checked: null },
    { direction: 'rtl' as const },
  ])
    expect(version(aCard(change)), JSON.stringify(change)).not.toBe(version(aCard()));
});
