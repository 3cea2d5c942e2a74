/** A real Chromium for the end-to-end tests, found or brought by npm, and axe to ask it whether a page is accessible. */
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';

interface Program {
  readonly path: string;
  readonly env?: NodeJS.ProcessEnv;
}

const require = createRequire(import.meta.url);
/** WCAG 2.2's size of targets is a rule that axe leaves out unless it is asked. */
const axeOptions = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
/** A large page takes axe a tenth of this on a slow machine. */
const axeMs = 30_000;
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const cacheDir = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'chromium');

/** The package's own looks for its fonts in /tmp only, and this Chromium ends itself at a text field where it finds no font. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(cacheDir, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(cacheDir, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Opens a headless browser; close it when the tests are done. */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findChromium();
  return await chromium.launch({
    executablePath: path,
    headless: true,
    // Containers and root have no user namespaces for Chromium's sandbox, and small containers no room in /dev/shm.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    ...(env === undefined ? {} : { env }),
  });
}

/** CHROMIUM_PATH, else one on PATH or in its usual place, else Playwright's own, else the one that npm brought. */
async function findChromium(): Promise<Program> {
  const named = process.env['CHROMIUM_PATH'] ?? '';
  if (named !== '') {
    if (isExecutable(named)) return { path: named };
    throw new Error(`CHROMIUM_PATH is ${named}, which is no program.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const usual = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...installed];
  const path = usual.find(isExecutable) ?? [chromium.executablePath()].find((own) => existsSync(own));
  if (path !== undefined) return { path };
  if (process.platform === 'linux' && process.arch === 'x64') return await unpackedChromium();
  throw new Error(
    'No Chromium was found: install Chrome, or run `npx playwright-core install chromium`, or set CHROMIUM_PATH.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser of npm's @sparticuz/chromium, unpacked once into a folder of this project with the libraries and fonts that it
 * needs. It takes TMPDIR (else the folder that all users of a machine share) and the "Lambda" variable as its switches, and
 * sets variables for the browser; they are kept from everything else that the tests start.
 */
async function unpackedChromium(): Promise<Program> {
  const finished = join(cacheDir, '.finished');
  if (!existsSync(finished)) rmSync(cacheDir, { recursive: true, force: true });
  mkdirSync(cacheDir, { recursive: true });
  const before = { ...process.env };
  try {
    process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
    process.env['TMPDIR'] = cacheDir;
    const { default: packed } = await import('@sparticuz/chromium');
    const path = await packed.executablePath();
    const fonts = join(cacheDir, 'fonts.conf');
    writeFileSync(fonts, fontsConfiguration);
    writeFileSync(finished, '');
    return { path, env: { ...process.env, FONTCONFIG_FILE: fonts } };
  } finally {
    for (const name of Object.keys(process.env))
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/**
 * What axe finds wrong with the page, or the frame, as it is shown now, an entry for each element; empty where nothing is. The page's
 * Content-Security-Policy may forbid scripts, but the browser's context must allow them (no `javaScriptEnabled: false`).
 */
export async function axe(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  const { source } = require('axe-core') as { source: string };
  // Evaluated through the debugger, which the Content-Security-Policy does not concern; once a page.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(source);
  const late = sleep(axeMs, undefined, { ref: false });
  const results = await Promise.race([
    page.evaluate<AxeResults>(`axe.run(${JSON.stringify(axeOptions)})`),
    late,
  ]);
  if (!results)
    throw new Error(`axe gave no answer in ${axeMs} ms: does the browser's context allow scripts?`);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n${node.html}\n${node.failureSummary ?? ''}`),
  );
}
