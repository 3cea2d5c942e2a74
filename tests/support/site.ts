/** The whole site for the end-to-end tests: the app as its own process on a fresh database, and a real Chromium to look at it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { freePort, startApp, type AppProcess } from './app-process.ts';
import { openBrowser } from './browser.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { control } from './reader.ts';

export interface Site extends AsyncDisposable {
  /** Where the app answers. */
  readonly url: string;
  readonly app: AppProcess;
  readonly browser: Browser;
  readonly database: TestDatabase;
  readonly dataDir: string;
  /** A page of a person whom the site has never seen: scripts are off unless `options` say otherwise. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  /** One request to the local Stripe's control. */
  control<T = unknown>(action: Record<string, unknown>): Promise<T>;
}

/** `env` is asked once the place is known, before the app is started. */
export async function openSite(
  env: (place: { port: number }) => Promise<Record<string, string>> = () => Promise.resolve({}),
): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'unbought-e2e-'));
  const [port, database, browser] = await Promise.all([freePort(), freshDatabase(), openBrowser()]);
  const close = async () => {
    await browser.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const app = await startApp({
      PORT: String(port),
      ...database.env,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...(await env({ port })),
    });
    const { url } = app;
    return {
      url,
      app,
      browser,
      database,
      dataDir,
      visitor: async (options = {}) => {
        const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false, ...options });
        return context.newPage();
      },
      control: (action) => control(url, action),
      [Symbol.asyncDispose]: async () => {
        await app.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How the demo's one account signs in, as the app printed it. */
export function printedAccount({ app }: Pick<Site, 'app'>): { email: string; password: string } {
  const [, email, password] = /Sign in with\s+(\S+)\s+(\S+)/.exec(app.output()) ?? [];
  if (email === undefined || password === undefined)
    throw new Error(`no account was printed:\n${app.output()}`);
  return { email, password };
}
