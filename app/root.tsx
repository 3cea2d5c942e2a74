/** The document around every page: language, style sheet, fonts, the reader's frame, and what to say when a page fails. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url';
import publicSans from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';
import type { ReactNode } from 'react';
import { directionOf } from '#app/domain/article/article.ts';
import type { Brand } from '#app/domain/brand/brand.ts';
import { listingOf } from '#app/http/search-listing.ts';
import { embedAt, paths } from '#app/paths.ts';
import { BrandLinks } from '#app/ui/brand.tsx';
import { FailurePage, failureWords } from '#app/ui/failure-page.tsx';
import { DemoNotice, PageFrame } from '#app/ui/page-frame.tsx';
import deskCss from '#app/ui/styles/desk.css?url';
import embedCss from '#app/ui/styles/embed.css?url';
import frontCss from '#app/ui/styles/front.css?url';
import readerCss from '#app/ui/styles/reader.css?url';
import { textsLocale } from '#app/domain/texts/catalogue.ts';

/**
 * Where the faces may come before the first paint (a phone's text does not wait for them: see `text-first` in fonts.css). The
 * widths of the two meet.
 */
const wideScreen = '(min-width: 40rem)';

export function loader({ context }: LoaderFunctionArgs) {
  const { env, ports } = context.deps;
  const { name, url, locale, timeZone, brand } = ports.site;
  return { siteName: name, siteUrl: url, locale, timeZone, brand, isPublicDemo: env.isPublicDemo };
}

/** Only for pages that failed; every other page names itself. */
export const meta: MetaFunction<typeof loader> = ({ data, error, location: { pathname } }) => {
  if (error === undefined) return [];
  const { title } = failureWords({ error, locale: data?.locale ?? 'en', pathname });
  return [{ title }, { name: 'robots', content: 'noindex' }];
};

/** Without a root loader's answer (an error before it ran) the page still has a language and a way back. */
function useSite(): { siteName: string; locale: string; brand: Brand | null } {
  return useRouteLoaderData<typeof loader>('root') ?? { siteName: '', locale: 'en', brand: null };
}

/** Whether every page has to say that this is a demonstration; where the root's loader failed, nobody knows. */
function useIsPublicDemo(): boolean {
  return useRouteLoaderData<typeof loader>('root')?.isPublicDemo ?? false;
}

const isWithin = (pathname: string, section: string): boolean =>
  pathname === section || pathname.startsWith(`${section}/`);

const isDeskPath = (pathname: string): boolean => isWithin(pathname, paths.desk());

/** The front page and the lists of fact-checks: all, by month, by topic. */
const isListPath = (pathname: string): boolean =>
  pathname === paths.home() ||
  pathname === paths.factChecks() ||
  isWithin(pathname, paths.months()) ||
  isWithin(pathname, paths.topics());

/** The one style sheet that lays out what this address shows; some pages link a small one of their own besides. */
function sheetAt(pathname: string): string {
  if (embedAt(pathname) !== null) return embedCss;
  return isListPath(pathname) ? frontCss : readerCss;
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale, brand } = useSite();
  const isPublicDemo = useIsPublicDemo();
  const { pathname } = useLocation();
  // Null where nothing failed, undefined where nothing could.
  const failure = useRouteError() ?? null;
  const isDesk = isDeskPath(pathname) && failure === null;
  // A page that failed says so itself.
  const isUnlisted = failure === null && listingOf(pathname) !== 'listed';
  const css = isDesk ? deskCss : sheetAt(pathname);
  // The desk's words are English only.
  const language = isDesk ? 'en' : textsLocale(locale);
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          href={newsreader}
          crossOrigin="anonymous"
          media={wideScreen}
        />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          href={publicSans}
          crossOrigin="anonymous"
          media={wideScreen}
        />
        <link rel="stylesheet" href={css} />
        <BrandLinks brand={brand} />
        {isUnlisted && <meta name="robots" content="noindex" />}
        {embedAt(pathname) !== null && <script src={paths.embedFrameScript()} defer />}
        <Meta />
        <Links />
      </head>
      <body>
        {isPublicDemo && <DemoNotice locale={locale} />}
        {children}
      </body>
    </html>
  );
}

export default function App() {
  const { siteName, locale, brand } = useSite();
  const { pathname } = useLocation();
  if (isDeskPath(pathname) || embedAt(pathname) !== null) return <Outlet />;
  const current =
    pathname === paths.factChecks()
      ? 'factChecks'
      : pathname === paths.independence()
        ? 'independence'
        : pathname === paths.donate()
          ? 'give'
          : undefined;
  return (
    <PageFrame siteName={siteName} locale={locale} brand={brand} {...(current ? { current } : {})}>
      <Outlet />
    </PageFrame>
  );
}

export function ErrorBoundary() {
  const { siteName, locale, brand } = useSite();
  const error = useRouteError();
  const { pathname } = useLocation();
  return (
    <PageFrame siteName={siteName} locale={locale} brand={brand}>
      <FailurePage error={error} locale={locale} pathname={pathname} />
    </PageFrame>
  );
}
