import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentFault, darkAccent, grounds, highlighter, type Scheme } from '#app/domain/brand/accent.ts';
import { contrastOf, distanceOf, shadesOf } from '#app/domain/brand/color.ts';

const schemes: readonly Scheme[] = ['light', 'dark'];
const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('contrast is WCAG’s: known pairs, from 1 to 21, whichever comes first', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastOf('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  fc.assert(
    fc.property(anyColor, anyColor, (one, other) => {
      const contrast = contrastOf(one, other);
      expect(contrast).toBeGreaterThanOrEqual(1);
      expect(contrast).toBeLessThanOrEqual(21);
      expect(contrastOf(other, one)).toBe(contrast);
      expect(contrastOf(one, one)).toBe(1);
    }),
  );
});

test('distance is nothing for one color, and one from black to white', () => {
  expect(distanceOf('#000000', '#ffffff')).toBeCloseTo(1, 3);
  fc.assert(fc.property(anyColor, (color) => distanceOf(color, color) === 0));
});

test('the shades of a color go from black to white, each lighter than the one before, and pass the color itself', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const shades = shadesOf(color);
      expect([shades[0], shades.at(-1)]).toEqual(['#000000', '#ffffff']);
      const nearest = Math.min(...shades.map((shade) => distanceOf(shade, color)));
      expect(nearest).toBeLessThan(0.02);
      const lights = shades.map((shade) => contrastOf('#000000', shade));
      expect(lights.every((light, at) => at === 0 || light >= (lights[at - 1] ?? 0) - 0.05)).toBe(true);
    }),
  );
});

test('papers and inks are those of the style sheet, and its own highlighter would pass', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../app/ui/styles/tokens.css'), 'utf8');
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');
  for (const [scheme, part] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(part)?.[1] ?? '';
    expect(grounds[scheme]).toEqual({ paper: token('paper'), ink: token('ink') });
    expect(highlighter[scheme]).toBe(token('mark'));
    expect(accentFault(highlighter[scheme], scheme)).toBeNull();
  }
});

test('a color passes exactly where ink is read on it and it is told from paper; what is offered instead passes', () => {
  fc.assert(
    fc.property(anyColor, fc.constantFrom(...schemes), (color, scheme) => {
      const { paper, ink } = grounds[scheme];
      const holds = contrastOf(ink, color) >= 4.5 && distanceOf(paper, color) >= 0.06;
      const fault = accentFault(color, scheme);
      expect(fault === null).toBe(holds);
      if (fault) expect(accentFault(fault.mend, scheme)).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('navy cannot be read on, near-white cannot be seen, and each is told with its figure', () => {
  expect(accentFault('#003366', 'light')).toMatchObject({ kind: 'unreadable', contrastMin: 4.5 });
  expect(accentFault('#f6f3ec', 'light')).toMatchObject({ kind: 'unseen', distanceMin: 0.06 });
  expect(accentFault('#ffe36e', 'dark')).toMatchObject({ kind: 'unreadable' });
  expect(accentFault('#1b1a18', 'dark')).toMatchObject({ kind: 'unseen' });
});

test('the dark accent that is made of a light one always passes', () => {
  fc.assert(
    fc.property(anyColor, (color) => accentFault(darkAccent(color), 'dark') === null),
    {
      numRuns: 300,
    },
  );
});
