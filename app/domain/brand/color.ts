/** Colors as numbers: how much two of them contrast (WCAG 2.2), how far apart they look (OKLab), and their neighbors. */

/** `#ffe36e`: six hexadecimal digits, in either case. */
export type Hex = string;

export const hexPattern = /^#[0-9a-fA-F]{6}$/;

type Triple = readonly [number, number, number];

/** The contrast of two colors from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function contrastOf(one: Hex, other: Hex): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** How different two colors look, as their distance in OKLab: 0.02 is seen side by side, black and white are 1 apart. */
export function distanceOf(one: Hex, other: Hex): number {
  const [a, b] = [labOf(linearOf(one)), labOf(linearOf(other))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/**
 * The same hue at each lightness from 0 to 1, darkest first; as colorful as the color is where a screen can show that, and
 * otherwise as colorful as it can.
 */
export function shadesOf(color: Hex): Hex[] {
  const [, a, b] = labOf(linearOf(color));
  return Array.from({ length: shadeCount + 1 }, (_, step) => shownAt(step / shadeCount, a, b));
}

const shadeCount = 200;

function shownAt(lightness: number, a: number, b: number): Hex {
  // Chroma is taken back until the color is one of sRGB's.
  for (let share = 1; share > 0; share -= 0.02) {
    const linear = linearFrom([lightness, a * share, b * share]);
    if (linear.every((value) => value >= 0 && value <= 1)) return hexOf(linear);
  }
  return hexOf(linearFrom([lightness, 0, 0]));
}

function luminanceOf(color: Hex): number {
  const [red, green, blue] = linearOf(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linearOf(color: Hex): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function hexOf(linear: Triple): Hex {
  const digits = linear.map((value) => {
    const bounded = Math.min(1, Math.max(0, value));
    const encoded = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${digits.join('')}`;
}

/** Linear sRGB to OKLab and back: https://www.w3.org/TR/css-color-4/#color-conversion-code. */
function labOf([red, green, blue]: Triple): Triple {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function linearFrom([lightness, a, b]: Triple): Triple {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}
