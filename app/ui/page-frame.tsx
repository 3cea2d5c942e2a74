/** The frame of every page for readers: skip link, masthead, the text, the foot. */
import type { ReactNode } from 'react';
import type { Brand } from '#app/domain/brand/brand.ts';
import { paths } from '#app/paths.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { BrandFooterLinks, MastheadName } from './brand.tsx';

export interface PageFrameProps {
  readonly siteName: string;
  readonly locale: string;
  readonly brand: Brand | null;
  /** Which entry of the navigation this page is, if any. */
  readonly current?: 'factChecks' | 'independence' | 'give';
  readonly children: ReactNode;
}

export function PageFrame({ siteName, locale, brand, current, children }: PageFrameProps) {
  const { frame } = textsFor(locale);
  const entries = [
    { key: 'factChecks', href: paths.factChecks() },
    { key: 'independence', href: paths.independence() },
    { key: 'give', href: paths.donate() },
  ] as const;
  const ways = [
    { key: 'register', href: paths.independence() },
    { key: 'corrections', href: paths.corrections() },
    { key: 'supporters', href: paths.supporters() },
    { key: 'privacy', href: paths.privacy() },
    { key: 'terms', href: paths.terms() },
    { key: 'imprint', href: paths.imprint() },
    { key: 'feed', href: paths.feed() },
  ] as const;
  return (
    <>
      <a className="skip" href="#text">
        {frame.skip}
      </a>
      <header className="masthead">
        <MastheadName siteName={siteName} brand={brand} />
        <nav aria-label={frame.navLabel}>
          <ul>
            {entries.map(({ key, href }) => (
              <li key={key}>
                <a href={href} aria-current={current === key ? 'page' : undefined}>
                  {frame.nav[key]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="text" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <p>{frame.footer.pledge}</p>
        <BrandFooterLinks brand={brand} />
        <ul>
          {ways.map(({ key, href }) => (
            <li key={key}>
              <a href={href}>{frame.footer[key]}</a>
            </li>
          ))}
        </ul>
      </footer>
    </>
  );
}

/** Above everything, also the desk, in a demo that strangers can reach. */
export function DemoNotice({ locale }: { locale: string }) {
  const { frame } = textsFor(locale);
  return (
    <aside className="demo-notice" aria-label={frame.demoLabel}>
      {frame.demo}
    </aside>
  );
}

export interface MessagePageProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** A small line above the title, such as a status. */
  readonly kicker?: string;
}

/** A page that says one thing: an error, a refusal, an outcome. */
export function MessagePage({ title, kicker, children }: MessagePageProps) {
  return (
    <div className="message">
      {kicker !== undefined && <p className="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {children}
    </div>
  );
}
