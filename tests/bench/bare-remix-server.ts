/**
 * The baseline of the article bench: Remix and its Express adapter with nothing around them. Each request reads one row (the
 * bytes of our page, in the table bench_page) with one prepared statement over our pool, and sends those bytes: `/document` as
 * a document that Remix renders through a root, a route, `useLoaderData` and React's renderToStaticMarkup, with React given
 * the whole page as one string; `/elements` as the same, with the row holding the page's elements as JSON and React rendering
 * each of them; `/resource` as the Response of a resource route, without React.
 */
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createRequestHandler } from '@remix-run/express';
import type { EntryContext, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { Outlet, RemixServer, useLoaderData } from '@remix-run/react';
import express from 'express';
import { createPool } from '#app/adapters/db/pool.ts';
import { toReact, type PageElement } from './page-elements.ts';

const pool = createPool(process.env['DATABASE_URL'] ?? '');

async function readPage(): Promise<string> {
  const { rows } = await pool.query<{ html: string }>({
    name: 'read-page',
    text: 'SELECT html FROM bench_page WHERE slug = $1',
    values: ['page'],
  });
  return rows[0]?.html ?? '';
}

async function readElements(): Promise<PageElement> {
  const { rows } = await pool.query<{ elements: PageElement }>({
    name: 'read-elements',
    text: 'SELECT elements FROM bench_page WHERE slug = $1',
    values: ['page'],
  });
  const [row] = rows;
  if (!row) throw new Error('the page is not there');
  return row.elements;
}

const html = { 'Content-Type': 'text/html; charset=utf-8' };

/** What stands between `<html ATTRIBUTES>` and `</html>` is given to React as it is; React writes the rest. */
function Document(): ReactElement {
  const { lang, dir, inner } = useLoaderData<typeof documentLoader>();
  return createElement('html', { lang, dir, dangerouslySetInnerHTML: { __html: inner } });
}

async function documentLoader() {
  const [, lang = '', dir = '', inner = ''] =
    /^<!DOCTYPE html><html lang="([^"]*)" dir="([^"]*)">(.*)<\/html>/s.exec(await readPage()) ?? [];
  return { lang, dir, inner };
}

function Elements(): ReactElement {
  const { page } = useLoaderData<{ page: PageElement }>();
  return toReact(page);
}

const elementsLoader = async () => ({ page: await readElements() });

const resourceLoader = async (_args: LoaderFunctionArgs) => new Response(await readPage(), { headers: html });

function handleDocument(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  const page = renderToStaticMarkup(createElement(RemixServer, { context, url: request.url }));
  headers.set('Content-Type', html['Content-Type']);
  return new Response(`<!DOCTYPE html>${page}`, { status, headers });
}

function manifestRoute(id: string, path?: string) {
  return {
    id,
    ...(path === undefined ? {} : { path }),
    ...(id === 'root' ? {} : { parentId: 'root' }),
    module: '',
    hasLoader: id !== 'root',
    hasAction: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
  };
}

const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: handleDocument } },
  routes: {
    root: { id: 'root', path: '', module: { default: () => createElement(Outlet) } },
    document: {
      id: 'document',
      parentId: 'root',
      path: 'document',
      module: { default: Document, loader: documentLoader },
    },
    elements: {
      id: 'elements',
      parentId: 'root',
      path: 'elements',
      module: { default: Elements, loader: elementsLoader },
    },
    resource: {
      id: 'resource',
      parentId: 'root',
      path: 'resource',
      module: { loader: resourceLoader } as unknown as ServerBuild['routes'][string]['module'],
    },
  },
  assets: {
    entry: { module: '', imports: [] },
    routes: {
      root: manifestRoute('root'),
      document: manifestRoute('document', 'document'),
      elements: manifestRoute('elements', 'elements'),
      resource: manifestRoute('resource', 'resource'),
    },
    url: '',
    version: 'bench',
  },
  publicPath: '/',
  basename: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};

const app = express();
app.disable('x-powered-by');
app.get('/healthz', (_req, res) => {
  res.send('ok');
});
const render = createRequestHandler({ build, mode: 'production' });
app.use((req, res, next) => {
  void render(req, res, next);
});
const server = app.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end().then(() => process.exit(0));
});
