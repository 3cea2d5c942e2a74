/** The one color of a newsroom, in place of the highlighter: what it must hold in both schemes, and what would. */
import { contrastOf, distanceOf, shadesOf, type Hex } from './color.ts';

export type Scheme = 'light' | 'dark';
export type Accent = Readonly<Record<Scheme, Hex>>;

/** What the accent stands on, and what stands on it: those of app/ui/styles/tokens.css. */
export const grounds: Readonly<Record<Scheme, { readonly paper: Hex; readonly ink: Hex }>> = {
  light: { paper: '#faf8f3', ink: '#1a1916' },
  dark: { paper: '#161513', ink: '#efebe1' },
};

/** The house's own, where a newsroom names none; the style sheet's too. */
export const highlighter: Accent = { light: '#ffe36e', dark: '#6b5800' };

/** WCAG 2.2's for text. */
const contrastMin = 4.5;
/**
 * Of a choice that is marked and one that is not, by distance and not by contrast: a marker's yellow is as light as paper and
 * seen all the same (0.15). Too strict costs a newsroom a pale color; too lax costs readers what is chosen.
 */
const distanceMin = 0.06;
/** What is made and not given keeps further away from the bounds. */
const comfortable = { contrast: 5.5, distance: 0.12 };

export type AccentFault =
  | {
      readonly kind: 'unreadable';
      readonly ink: Hex;
      readonly contrast: number;
      readonly contrastMin: number;
      readonly mend: Hex;
    }
  | {
      readonly kind: 'unseen';
      readonly paper: Hex;
      readonly distance: number;
      readonly distanceMin: number;
      readonly mend: Hex;
    };

/** What is wrong with a color as the accent of this scheme, with the nearest of its hue that would do; null where nothing is. */
export function accentFault(color: Hex, scheme: Scheme): AccentFault | null {
  const { paper, ink } = grounds[scheme];
  const contrast = contrastOf(ink, color);
  if (contrast < contrastMin) {
    return { kind: 'unreadable', ink, contrast, contrastMin, mend: nearestFit(color, scheme) };
  }
  const distance = distanceOf(paper, color);
  if (distance < distanceMin) {
    return { kind: 'unseen', paper, distance, distanceMin, mend: nearestFit(color, scheme) };
  }
  return null;
}

/** The accent of the dark scheme for one of the light: the lightest of its hue on which the dark scheme's ink is read with ease. */
export function darkAccent(light: Hex): Hex {
  const { paper, ink } = grounds.dark;
  const fit = shadesOf(light).filter(
    (shade) =>
      contrastOf(ink, shade) >= comfortable.contrast && distanceOf(paper, shade) >= comfortable.distance,
  );
  return fit.at(-1) ?? light;
}

/** Every hue has shades that hold, in both schemes; a grey too. */
function nearestFit(color: Hex, scheme: Scheme): Hex {
  const { paper, ink } = grounds[scheme];
  const fit = shadesOf(color).filter(
    (shade) => contrastOf(ink, shade) >= contrastMin && distanceOf(paper, shade) >= distanceMin,
  );
  return fit.reduce((best, shade) => (distanceOf(shade, color) < distanceOf(best, color) ? shade : best));
}
