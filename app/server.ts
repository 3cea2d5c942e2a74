/** The HTTP server: webhooks first, then static files, the local Stripe's pages and Remix, behind the guards of app/http. */
import { readdirSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { ViteDevServer } from 'vite';
import type { Deps } from './deps.server.ts';
import { keptForYear } from './http/caching.ts';
import { countedAddress } from './http/client-address.ts';
import { serveBrandFiles } from './http/brand-files.ts';
import {
  answerErrors,
  answerFailure,
  answerUnreadable,
  asAnswered,
  bodyOf,
  guardAddress,
  guardForms,
  isUpload,
  readBody,
} from './http/guards.ts';
import { framingSites } from './http/framing.ts';
import { guardDemoTools } from './http/demo-password.ts';
import { createLoadContext } from './http/load-context.ts';
import { createPageHandler } from './http/page-handler.ts';
import { sendPlain } from './http/plain-answer.ts';
import { refuseHost } from './http/request-check.ts';
import { logRequest } from './http/request-log.ts';
import { headersAtSite } from './http/same-origin.ts';
import { listingHeaders } from './http/search-listing.ts';
import { limitArrival } from './http/slow-body.ts';
import { contentSecurityPolicy, securityHeaders, type SecurityOptions } from './http/security-headers.ts';
import { sharingHeaders } from './http/sharing.ts';
import { handleStripeWebhook, isStripeEvent } from './http/stripe-webhook.ts';
import { limitUnread } from './http/unread-answers.ts';
import { sendWebResponse, toWebRequest } from './http/web-request.ts';
import { paths } from './paths.ts';

/** Where the pages come from: the folder of a finished build, or Vite while developing. */
export type Pages = { readonly dir: string } | { readonly vite: ViteDevServer };

const keptForHour = 'public, max-age=3600';
/** A form of 64 KB arrives well within this on any line; a request that trickles in is cut off. */
const requestTimeoutMs = 30_000;
/** The largest file that the desk takes arrives within this at 4 Mbit a second. */
const uploadTimeoutMs = 8 * 60_000;
/** Who takes nothing of an answer, and sends nothing, for so long is gone; what waits for them is let go. */
const stalledMs = 30_000;
/** Longer than proxies keep a connection for reuse (commonly 60 s), or they would send a request into a closing one. */
const keepAliveMs = 65_000;

/** The server, not yet listening. Rejects where the build cannot be loaded. */
export async function createServer(deps: Deps, pages: Pages): Promise<Server> {
  const app = await createApp(deps, pages);
  const { log } = deps.ports;
  const unread = limitUnread();
  const server = createHttpServer((req, res) => {
    const admission = unread.admit(req, res);
    if (admission === 'ignored') return;
    logRequest(deps.ports, req, res);
    if (admission === 'refused') return;
    if (!isUpload(req)) limitArrival(req, requestTimeoutMs);
    const refusal = refuseHost(req.rawHeaders);
    // Stripe's events take the shortest way: the raw body, no guard but the signature, nothing of Express.
    if (refusal) sendPlain(res, refusal.status, refusal.text, { Connection: 'close' });
    else if (isStripeEvent(req)) {
      handleStripeWebhook(deps, req, res).catch((error: unknown) => answerFailure(log, error, res));
    } else app(req, res);
  });
  server.on('clientError', (error, socket) => {
    answerUnreadable(error, socket, unread.isAnswering(socket));
  });
  server.headersTimeout = requestTimeoutMs;
  server.requestTimeout = uploadTimeoutMs;
  server.keepAliveTimeout = keepAliveMs;
  server.timeout = stalledMs;
  return server;
}

async function createApp(deps: Deps, pages: Pages): Promise<Express> {
  const { brandFiles, env, paymentOrigins, ports, sandbox } = deps;
  const security = { siteUrl: env.siteUrl, paymentOrigins, development: 'vite' in pages };
  const headers = securityHeaders(security);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', env.trustProxy);
  const files = 'vite' in pages ? undefined : openFiles(join(pages.dir, 'client'));
  app.use((req, res, next) => {
    const isFile = files?.has(req.path) === true || brandFiles.has(req.path);
    res.set(headers).set(sharingHeaders(req.path, isFile)).set(listingHeaders(req.path, isFile));
    const framedBy = framingSites(req.url, env.embedding);
    if (framedBy.length > 0)
      res.set('Content-Security-Policy', contentSecurityPolicy(security, { framedBy }));
    next();
  });
  app.use(guardAddress);
  app.use(compression());
  app.use(serveBrandFiles(brandFiles));
  app.use('vite' in pages ? pages.vite.middlewares : (files?.serve ?? []));
  app.use(guardDemoTools(deps.demoPassword));
  app.use(readBody);
  // The kept mails stand below /sandbox too, but they are the product's and not the local Stripe's.
  if (sandbox !== undefined) {
    app.use(answerAt('/sandbox', paths.sandboxMail(), env.siteUrl, (request) => sandbox.fetch(request)));
  }
  app.use(guardForms(env.siteUrl));
  app.use(await servePages(deps, pages, security));
  app.use(answerErrors(ports));
  return app;
}

/** Files of the build: those named by their content may be kept for a year, the others for an hour. */
function openFiles(dir: string): { has(path: string): boolean; serve: RequestHandler } {
  // A finished build does not change, so what it holds is known: no page waits for the disk to say that it is no file.
  const files = new Set(filesIn(dir));
  const open = express.static(dir, {
    cacheControl: false,
    index: false,
    redirect: false,
    setHeaders: (res, file) => {
      const isNamedByContent = file.startsWith(join(dir, 'assets') + sep);
      res.setHeader('Cache-Control', isNamedByContent ? keptForYear : keptForHour);
    },
  });
  return {
    has: (path) => files.has(path),
    serve: (req, res, next) => {
      if (files.has(req.path)) open(req, res, next);
      else if (req.path.startsWith('/assets/')) next({ status: 404 });
      else next();
    },
  };
}

/** The files below a folder, as addresses name them. */
function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/')}`);
}

/** Answers what stands at and below `place` but not `except` with a web handler, which sees the whole address. */
function answerAt(
  place: string,
  except: string,
  siteUrl: string,
  answer: (request: Request) => Promise<Response>,
): RequestHandler {
  const isWithin = (path: string, root: string) => path === root || path.startsWith(`${root}/`);
  return (req, res, next) => {
    if (!isWithin(req.path, place) || isWithin(req.path, except)) {
      next();
      return;
    }
    const body = req.method === 'POST' ? bodyOf(req) : undefined;
    const headers = headersAtSite(req.headers, siteUrl);
    answer(toWebRequest(req, res, { origin: siteUrl, headers, body }))
      .then((response) => sendWebResponse(res, response, siteUrl))
      .catch(next);
  };
}

/** Remix, with the load context of app/http/load-context.ts. */
async function servePages(deps: Deps, pages: Pages, security: SecurityOptions): Promise<RequestHandler> {
  const render =
    'vite' in pages
      ? createRequestHandler(
          () => pages.vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
          'development',
        )
      : createPageHandler(
          (await import(pathToFileURL(join(pages.dir, 'server', 'index.js')).href)) as ServerBuild,
        );
  const { env } = deps;
  return (req, res, next) => {
    const onNonce = (nonce: string) => {
      res.set('Content-Security-Policy', contentSecurityPolicy(security, { nonce }));
    };
    const upload = isUpload(req) ? { stream: req, headers: req.headers } : undefined;
    const context = createLoadContext(deps, countedAddress(req.ip), onNonce, upload);
    const body = req.method === 'POST' && !upload ? bodyOf(req) : undefined;
    // The guard has decided whose form this is. Remix would compare Origin with Host once more, and fail behind a proxy.
    const { origin: _decided, ...headers } = headersAtSite(req.headers, env.siteUrl);
    render(toWebRequest(req, res, { origin: env.siteUrl, headers, body }), context)
      .then((response) => ('vite' in pages ? withReload(response) : response))
      .then((response) => sendWebResponse(res, asAnswered(req, response, context.outage), env.siteUrl))
      .catch(next);
  };
}

/** The page with Vite's client, which reloads it when a source changes; most of our pages carry no script of their own. */
async function withReload(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(
    `${await response.text()}<script type="module" src="/@vite/client"></script>`,
    response,
  );
}
