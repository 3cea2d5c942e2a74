import { createRequestHandler, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node';
import { expect, test } from 'vitest';
import { createPageHandler } from '#app/http/page-handler.ts';

/** A build whose every route says its own id and what it was given. */
function aBuild(paths: Readonly<Record<string, string | undefined>>): ServerBuild {
  const ids = Object.keys(paths);
  const parentOf = (id: string) => ids.find((other) => other !== id && id.startsWith(`${other}/`)) ?? 'root';
  const say = (id: string) => ({
    loader: ({ params }: LoaderFunctionArgs) => new Response(`${id} ${JSON.stringify(params)}`),
  });
  const routes = ids.map((id): [string, unknown] => [
    id,
    {
      id,
      parentId: parentOf(id),
      ...(paths[id] === undefined ? { index: true } : { path: paths[id] }),
      module: say(id),
    },
  ]);
  return {
    routes: {
      root: { id: 'root', path: '', module: { default: () => null } },
      ...Object.fromEntries(routes),
    },
    entry: {
      module: { default: (_request: Request, status: number) => new Response('document', { status }) },
    },
    assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '1' },
    future: { v3_singleFetch: true },
    publicPath: '/',
    basename: '/',
    isSpaMode: false,
    mode: 'production',
    assetsBuildDirectory: '',
  } as unknown as ServerBuild;
}

const build = aBuild({
  index: undefined,
  article: 'fact-checks/:slug',
  desk: 'desk',
  'desk/list': 'donations',
  'desk/list/one': ':id',
  feed: 'feed.xml',
  rest: '*',
});

test.each([
  '/',
  '/fact-checks/a',
  '/Fact-Checks/a',
  '/fact%2Dchecks/a',
  '/fact-checks',
  '/fact-checks/a/b',
  '/desk',
  '/desk/donations',
  '/desk/donations/7/',
  '/feed.xml?since=1',
  '//desk',
  '/nothing/here',
  '/constructor',
])('the address %s is answered as by the whole build', async (path) => {
  const answer = async (handler: ReturnType<typeof createRequestHandler>) => {
    const response = await handler(new Request(`http://site.example${path}`));
    return `${response.status} ${await response.text()}`;
  };
  const whole = await answer(createRequestHandler(build, 'production'));
  expect(await answer(createPageHandler(build))).toBe(whole);
});

test('the routes of other first segments are not even looked at', async () => {
  const routes = { ...build.routes };
  const handler = createPageHandler({ ...build, routes });
  const looked: string[] = [];
  const feed = routes['feed'];
  if (feed) Object.defineProperty(feed, 'path', { get: () => looked.push('feed') && 'feed.xml' });
  await handler(new Request('http://site.example/fact-checks/a'));
  expect(looked).toEqual([]);
});
