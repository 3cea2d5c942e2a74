/** What a newsroom's brand puts on every page: its style sheet and icon, its name or logo, its links at the foot. */
import type { Brand } from '#app/domain/brand/brand.ts';
import { paths } from '#app/paths.ts';

/** In the head of every document, after our style sheet; without a brand, our own icon alone. */
export function BrandLinks({ brand }: { brand: Brand | null }) {
  return (
    <>
      {brand && <link rel="stylesheet" href={brand.style} />}
      <link rel="icon" href={brand?.icon ?? '/favicon.svg'} type="image/svg+xml" />
    </>
  );
}

/** The way home: the logo where there is one, else the name. */
export function MastheadName({ siteName, brand }: { siteName: string; brand: Brand | null }) {
  const logo = brand?.logo ?? null;
  if (logo?.kind !== 'image') {
    return (
      <a className="masthead-name" href={paths.home()}>
        {logo?.text ?? siteName}
      </a>
    );
  }
  const { address, darkAddress, width, height } = logo;
  return (
    <a className="masthead-logo" href={paths.home()}>
      <picture>
        {darkAddress !== null && <source media="(prefers-color-scheme: dark)" srcSet={darkAddress} />}
        <img src={address} width={width} height={height} alt={siteName} />
      </picture>
    </a>
  );
}

/** The newsroom's own links, in a row of theirs before those of the site. */
export function BrandFooterLinks({ brand }: { brand: Brand | null }) {
  if (!brand || brand.footerLinks.length === 0) return null;
  return (
    <ul className="foot-brand">
      {brand.footerLinks.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
