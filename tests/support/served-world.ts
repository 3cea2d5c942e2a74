/** The whole product behind its web server, in this process: a world with a demo fact-check, an account of staff, and a port. */
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { ensureBuild } from '#app/cli/build.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { paths } from '#app/paths.ts';
import { createServer } from '#app/server.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { send } from './raw-request.ts';
import { openWorld, type World } from './world.ts';

export interface ServedWorld extends AsyncDisposable {
  readonly url: string;
  readonly world: World;
  readonly build: ServerBuild;
  /** The folder of the build. */
  readonly dir: string;
  /** The cookie of somebody who may review. */
  readonly signedIn: string;
}

const article = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'fact-checks', 'napoleon-height.md');
const password = 'correct horse battery';

export async function serveWorld(overrides: Record<string, string> = {}): Promise<ServedWorld> {
  const world = await openWorld(overrides);
  const { ports } = world.deps;
  const { dir } = await ensureBuild();
  const build = (await import(pathToFileURL(join(dir, 'server', 'index.js')).href)) as ServerBuild;
  await importArticle(ports, parseArticle(readFileSync(article, 'utf8'), {}));
  await ensureDemoStaff(ports, password);
  const server = (await createServer(world.deps, { dir })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const answer = await send(url, {
    method: 'POST',
    path: paths.deskSignIn(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: Buffer.from(new URLSearchParams({ email: demoStaffEmail, password }).toString()),
  });
  const signedIn = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1)[0]);
  return {
    url,
    world,
    build,
    dir,
    signedIn: signedIn.join('; '),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await world[Symbol.asyncDispose]();
    },
  };
}
