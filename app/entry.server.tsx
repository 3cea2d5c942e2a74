/** Turns a route's outcome into a whole HTML page, and tells the log when one failed. */
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { outageHeaders } from '#app/http/caching.ts';
import { ServerData } from '#app/http/server-data.ts';

/**
 * Pages carry no script and nothing deferred, so there is nothing to stream: the whole page is ready at once, and without
 * the marks by which React would find its way about in it.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { outage }: AppLoadContext,
): Response {
  const render = (context: EntryContext) =>
    `<!DOCTYPE html>${renderToStaticMarkup(<RemixServer context={context} url={request.url} />)}`;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (outage !== undefined) {
    for (const [name, value] of Object.entries(outageHeaders)) headers.set(name, value);
    return new Response(render(asOutage(remixContext)), { status: 503, headers });
  }
  const data = keepableData(remixContext);
  const page = () => render(remixContext);
  return new Response(data ? data.pageAt(request.url, page) : page(), { status, headers });
}

/** The same page with 503 in place of what failed, so that the nearest error page has words for it. */
function asOutage(context: EntryContext): EntryContext {
  const unavailable = { status: 503, statusText: 'Service Unavailable', internal: false, data: null };
  const { errors } = context.staticHandlerContext;
  return {
    ...context,
    staticHandlerContext: {
      ...context.staticHandlerContext,
      errors: Object.fromEntries(Object.keys(errors ?? { root: null }).map((id) => [id, unavailable])),
    },
  };
}

/** Where nothing went wrong and nothing was sent, the data that the page is made of, if its loader made it so. */
function keepableData({ staticHandlerContext }: EntryContext): ServerData<unknown> | undefined {
  const { statusCode, errors, actionData, loaderData } = staticHandlerContext;
  if (statusCode !== 200 || errors !== null || actionData !== null) return undefined;
  return Object.values(loaderData).find((data) => data instanceof ServerData);
}

/**
 * Bugs and outages only: not who left, nor what Remix itself refuses, such as a form sent to a page without one. The address is not
 * logged, since it may hold a donor's token.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const outage = context.deps.ports.outageOf(error);
  if (outage) {
    context.outage = outage;
    context.deps.ports.log.error('a page could not be made during an outage', { outage });
    return;
  }
  context.deps.ports.log.error('a page failed', {
    method: request.method,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
