/** The app for the shots: in this process, on a folder of its own that goes with it, with the demo's account and a browser. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureBuild } from '#app/cli/build.ts';
import { prepareFirstStart, type DemoAccount } from '#app/cli/first-start.ts';
import { buildDeps, type Deps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { createServer } from '#app/server.ts';
import { freePort } from '#tests/support/app-process.ts';
import { openBrowser } from '#tests/support/browser.ts';

export interface ShotSite extends AsyncDisposable {
  readonly url: string;
  readonly deps: Deps;
  readonly account: DemoAccount;
  readonly browser: Browser;
}

/** The site of somebody else that may show our embeds. */
export const partner = 'https://partner.example';

/** `env` is added to what the demo needs; nothing else of this machine's settings is read. */
export async function openShotSite(
  env: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<ShotSite> {
  const opened: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'unbought-shots-'));
    opened.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const port = await freePort();
    const settings = readEnv({
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      EMBED_ORIGINS: partner,
      ...env,
    });
    const deps = await buildDeps(settings);
    opened.push(() => deps.stop());
    const { dir } = await ensureBuild(settings.buildDir, say);
    const account = await prepareFirstStart(deps);
    if (!account) throw new Error('the shots need the demo and its account');
    const server = (await createServer(deps, { dir })).listen(port, '127.0.0.1');
    await once(server, 'listening');
    opened.push(() => {
      server.closeAllConnections();
      server.close();
    });
    await deps.startJobs();
    const browser = await openBrowser();
    opened.push(() => browser.close());
    return { url: settings.siteUrl, deps, account, browser, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
