/** Turns a route's outcome into a whole HTML page, and tells the log when one failed. */
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToStaticMarkup } from 'react-dom/server';
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
  _loadContext: AppLoadContext,
): Response {
  const render = () =>
    `<!DOCTYPE html>${renderToStaticMarkup(<RemixServer context={remixContext} url={request.url} />)}`;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const data = keepableData(remixContext);
  return new Response(data ? data.pageAt(request.url, render) : render(), { status, headers });
}

/** Where nothing went wrong and nothing was sent, the data that the page is made of, if its loader made it so. */
function keepableData({ staticHandlerContext }: EntryContext): ServerData<unknown> | undefined {
  const { statusCode, errors, actionData, loaderData } = staticHandlerContext;
  if (statusCode !== 200 || errors !== null || actionData !== null) return undefined;
  return Object.values(loaderData).find((data) => data instanceof ServerData);
}

/**
 * Bugs only: not who left, nor what Remix itself refuses, such as a form sent to a page without one. The address is not
 * logged, since it may hold a donor's token.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.deps.ports.log.error('a page failed', {
    method: request.method,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
