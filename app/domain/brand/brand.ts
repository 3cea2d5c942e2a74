/** How a newsroom's site looks where BRAND_FILE says so: its name, logo, colors, links, and the addresses of its files. */
import type { Accent } from './accent.ts';

export type Logo =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'image';
      readonly address: string;
      /** For dark screens; null where one serves both. */
      readonly darkAddress: string | null;
      /** As large as it stands in the masthead, in CSS pixels. */
      readonly width: number;
      readonly height: number;
    };

export interface FooterLink {
  readonly label: string;
  /** An https address, or a path of ours. */
  readonly href: string;
}

export interface SocialImage {
  readonly address: string;
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Addresses are paths of our own that change with what stands there. */
export interface Brand {
  readonly name: string;
  readonly description: string | null;
  readonly logo: Logo | null;
  readonly accent: Accent | null;
  readonly icon: string | null;
  readonly footerLinks: readonly FooterLink[];
  readonly socialImage: SocialImage | null;
  /** The address of the style sheet that follows ours. */
  readonly style: string;
}

/** The box of a masthead into which every logo is fitted. */
const logoWidthMax = 240;
const logoHeightMax = 40;

/** A logo of this shape as large as the masthead has room for, in whole CSS pixels. */
export function logoSize({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(logoWidthMax / width, logoHeightMax / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The style sheet that follows ours: what the brand sets in place of app/ui/styles/tokens.css, and room for its parts. */
export function brandStyle({ accent }: { readonly accent: Accent | null }): string {
  const colors =
    accent === null
      ? ''
      : `:root { --mark: ${accent.light}; }
@media (prefers-color-scheme: dark) { :root { --mark: ${accent.dark}; } }
`;
  return `${colors}.masthead:has(.masthead-logo) { align-items: center; }
.masthead-logo { display: inline-flex; align-items: center; min-height: 44px; max-width: 100%; }
.masthead-logo img { max-width: 100%; height: auto; }
.foot > .foot-brand { flex-basis: 100%; }
`;
}
