/**
 * Remix's request handler, asked only about the routes that can answer. Remix compiles and compares every route several
 * times for each request; with some thirty of them that took as long as rendering a page.
 */
import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** Answers exactly as one handler of the whole build would. */
export function createPageHandler(build: ServerBuild): RequestHandler {
  const whole = createRequestHandler(build, 'production');
  const bySegment = new Map<string, RequestHandler>();
  for (const segment of new Set(Object.values(build.routes).map((route) => firstSegmentOf(route.path)))) {
    bySegment.set(segment ?? '', createRequestHandler(withRoutesFor(build, segment), 'production'));
  }
  return (request, context) => {
    // As the router does: without regard to case. What is escaped or unknown is for the whole build.
    const segment = new URL(request.url).pathname.split('/', 2)[1]?.toLowerCase() ?? '';
    return (bySegment.get(segment) ?? whole)(request, context);
  };
}

/** Undefined for a route that can answer below any first segment, or at none: `:slug`, `*`, an index. */
function firstSegmentOf(path: string | undefined): string | undefined {
  const segment = path?.split('/', 1)[0]?.toLowerCase();
  return segment === '' || segment === undefined || /[:*?]/.test(segment) ? undefined : segment;
}

function withRoutesFor(build: ServerBuild, segment: string | undefined): ServerBuild {
  const isKept = (id: string): boolean => {
    const top = topOf(build.routes, id);
    const own = firstSegmentOf(build.routes[top]?.path);
    return own === undefined || own === segment;
  };
  const keep = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => isKept(id)));
  return {
    ...build,
    routes: keep(build.routes),
    assets: { ...build.assets, routes: keep(build.assets.routes) },
  };
}

/** The route below the root that `id` stands in; its path begins every address of it. */
function topOf(routes: Routes, id: string): string {
  const parent = routes[id]?.parentId;
  return parent === undefined || parent === 'root' ? id : topOf(routes, parent);
}
