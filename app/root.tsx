/** The document around every page: language, style sheet, fonts, the reader's frame, and what to say when a page fails. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url';
import publicSans from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';
import type { ReactNode } from 'react';
import { directionOf } from '#app/domain/article/article.ts';
import { embedAt, paths } from '#app/paths.ts';
import { FailurePage, failureWords } from '#app/ui/failure-page.tsx';
import { DemoNotice, PageFrame } from '#app/ui/page-frame.tsx';
import deskCss from '#app/ui/styles/desk.css?url';
import embedCss from '#app/ui/styles/embed.css?url';
import readerCss from '#app/ui/styles/reader.css?url';
import { textsLocale } from '#app/domain/texts/catalogue.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const { env, ports } = context.deps;
  const { name, url, locale, timeZone } = ports.site;
  return { siteName: name, siteUrl: url, locale, timeZone, isPublicDemo: env.isPublicDemo };
}

/** Only for pages that failed; every other page names itself. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (error === undefined) return [];
  const { title } = failureWords(error, data?.locale ?? 'en');
  return [{ title }, { name: 'robots', content: 'noindex' }];
};

/** Without a root loader's answer (an error before it ran) the page still has a language and a way back. */
function useSite(): { siteName: string; locale: string } {
  return useRouteLoaderData<typeof loader>('root') ?? { siteName: '', locale: 'en' };
}

/** Whether every page has to say that this is a demonstration; where the root's loader failed, nobody knows. */
function useIsPublicDemo(): boolean {
  return useRouteLoaderData<typeof loader>('root')?.isPublicDemo ?? false;
}

const isDeskPath = (pathname: string): boolean =>
  pathname === paths.desk() || pathname.startsWith(`${paths.desk()}/`);

export function Layout({ children }: { children: ReactNode }) {
  const { locale } = useSite();
  const isPublicDemo = useIsPublicDemo();
  const { pathname } = useLocation();
  // Null where nothing failed, undefined where nothing could.
  const failure = useRouteError() ?? null;
  const isDesk = isDeskPath(pathname) && failure === null;
  const css = isDesk ? deskCss : embedAt(pathname) === null ? readerCss : embedCss;
  // The desk's words are English only.
  const language = isDesk ? 'en' : textsLocale(locale);
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" as="font" type="font/woff2" href={newsreader} crossOrigin="anonymous" />
        <link rel="preload" as="font" type="font/woff2" href={publicSans} crossOrigin="anonymous" />
        <link rel="stylesheet" href={css} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
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
  const { siteName, locale } = useSite();
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
    <PageFrame siteName={siteName} locale={locale} {...(current ? { current } : {})}>
      <Outlet />
    </PageFrame>
  );
}

export function ErrorBoundary() {
  const { siteName, locale } = useSite();
  const error = useRouteError();
  return (
    <PageFrame siteName={siteName} locale={locale}>
      <FailurePage error={error} locale={locale} />
    </PageFrame>
  );
}
