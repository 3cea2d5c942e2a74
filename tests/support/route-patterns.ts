/** Every address of a build's routes, as patterns: `/fact-checks/:slug`. */
import type { ServerBuild } from '@remix-run/node';

export function routePatterns({ routes }: Pick<ServerBuild, 'routes'>): string[] {
  const whole = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route === undefined ? '' : `${whole(route.parentId)}${route.path ? `/${route.path}` : ''}`;
  };
  const parents = new Set(Object.values(routes).map((route) => route.parentId));
  const ends = Object.values(routes).filter((route) => route.index === true || !parents.has(route.id));
  return ends.map((route) => whole(route.id) || '/');
}
