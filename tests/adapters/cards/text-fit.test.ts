/** Texts of any length in the room that a card has for them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit } from '#app/adapters/cards/text-fit.ts';

/** Each character as wide as half the font size. */
const measure = (text: string) => text.length / 2;
const room = { width: 1000, height: 300, sizes: [80, 60, 40], lineHeight: 1.2, linesMax: 5 };

test('a short text is as large as can be, and a long one smaller', () => {
  expect(fit('Is water wet?', room, measure)).toEqual({ size: 80, lines: ['Is water wet?'] });
  expect(fit('word '.repeat(15).trim(), room, measure).size).toBe(80);
  expect(fit('word '.repeat(20).trim(), room, measure).size).toBe(60);
});

test('no word stands alone on the last line where the lines can be of more equal length', () => {
  const { lines } = fit('Can the Great Wall of China be seen', room, measure);
  expect(lines).toEqual(['Can the Great Wall', 'of China be seen']);
});

test('what does not fit at the smallest size ends in an ellipsis', () => {
  const { size, lines } = fit('word '.repeat(200).trim(), room, measure);
  expect(size).toBe(40);
  expect(lines.at(-1)).toMatch(/word…$/);
});

test('whatever the text, its lines keep within the room and lose nothing unless they say so', () => {
  const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ').replace(/\s+/g, ' ').trim();
      fc.pre(text !== '');
      const { size, lines } = fit(text, room, measure);
      for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(room.width);
      expect(lines.length * size * room.lineHeight).toBeLessThanOrEqual(room.height);
      const shown = lines.join('').replaceAll(' ', '');
      const whole = text.replaceAll(' ', '');
      if (shown !== whole) expect(lines.at(-1)).toMatch(/…$/);
    }),
  );
});
