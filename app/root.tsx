/** The document around every page: language, style sheet, fonts, the reader's frame, and what to say when a page fails. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url';
import publicSans from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';
import type { ReactNode } from 'react';
import { directionOf } from '#app/domain/article/article.ts';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { MessagePage, PageFrame } from '#app/ui/page-frame.tsx';
import deskCss from '#app/ui/styles/desk.css?url';
import readerCss from '#app/ui/styles/reader.css?url';
import { textsFor, textsLocale, type Texts } from '#app/domain/texts/catalogue.ts';

export function loader({ context }: LoaderFunctionArgs) {
  const { site } = context.deps.ports;
  return { siteName: site.name, locale: site.locale };
}

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

function wordsFor(status: number, frame: Texts['frame']) {
  if (status === 404) return frame.notFound;
  if (status === 503) return frame.unavailable;
  return status < 500 ? frame.refusedRequest : frame.failed;
}

/** Only for pages that failed; every other page names itself. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (error === undefined) return [];
  const { frame } = textsFor(data?.locale ?? 'en');
  return [{ title: wordsFor(statusOf(error), frame).title }, { name: 'robots', content: 'noindex' }];
};

/** Without a root loader's answer (an error before it ran) the page still has a language and a way back. */
function useSite(): { siteName: string; locale: string } {
  return useRouteLoaderData<typeof loader>('root') ?? { siteName: '', locale: 'en' };
}

const isDeskPath = (pathname: string): boolean =>
  pathname === paths.desk() || pathname.startsWith(`${paths.desk()}/`);

export function Layout({ children }: { children: ReactNode }) {
  const { locale } = useSite();
  const { pathname } = useLocation();
  // Null where nothing failed, undefined where nothing could.
  const failure = useRouteError() ?? null;
  const isDesk = isDeskPath(pathname) && failure === null;
  // The desk's words are English only.
  const language = isDesk ? 'en' : textsLocale(locale);
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" as="font" type="font/woff2" href={newsreader} crossOrigin="anonymous" />
        <link rel="preload" as="font" type="font/woff2" href={publicSans} crossOrigin="anonymous" />
        <link rel="stylesheet" href={isDesk ? deskCss : readerCss} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function App() {
  const site = useSite();
  const { pathname } = useLocation();
  if (isDeskPath(pathname)) return <Outlet />;
  const current =
    pathname === paths.home()
      ? 'factChecks'
      : pathname === paths.independence()
        ? 'independence'
        : pathname === paths.donate()
          ? 'give'
          : undefined;
  return (
    <PageFrame {...site} {...(current ? { current } : {})}>
      <Outlet />
    </PageFrame>
  );
}

export function ErrorBoundary() {
  const site = useSite();
  const error = useRouteError();
  const { frame } = textsFor(site.locale);
  const status = statusOf(error);
  const words = wordsFor(status, frame);
  return (
    <PageFrame {...site}>
      <MessagePage kicker={String(status)} title={words.title}>
        <p>{words.text}</p>
        <p>
          <ButtonLink href={paths.home()}>{frame.back}</ButtonLink>
        </p>
      </MessagePage>
    </PageFrame>
  );
}
