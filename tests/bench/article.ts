/** The article page rendered from PostgreSQL, beside a bare Remix route that reads one row and sends the same bytes. */
import pg from 'pg';
import { paths } from '#app/paths.ts';
import type { BenchSite } from './bench-site.ts';
import { getRequest } from './load.ts';
import { readElements } from './page-elements.ts';
import { runRounds, warmUp, type Column } from './rounds.ts';
import { printBar, printSides } from './table.ts';
import type { ServerProcess } from './server-process.ts';

const slug = 'can-the-great-wall-of-china-be-seen-from-the-moon';
const rounds = { rounds: 5, seconds: 1 };
const barShare = 0.8;

export async function benchArticle(site: BenchSite): Promise<void> {
  const app = await site.startApp();
  const page = await textAt(app.port, paths.factCheck(slug));
  await keepPage(site.databaseUrl, page);
  const bare = await site.startRival('bare Remix', 'bare-remix-server.ts');
  const sides = [
    side(app, paths.factCheck(slug)),
    // Each request another address, which is never kept.
    freshSide({ ...app, name: 'ours, rendered anew' }, paths.factCheck(slug)),
    side({ ...bare, name: 'bare Remix, page as a string' }, '/document'),
    side({ ...bare, name: 'bare Remix, every element' }, '/elements'),
    side({ ...bare, name: 'bare Remix, no React' }, '/resource'),
  ];
  for (const path of ['/document', '/elements', '/resource']) {
    if ((await textAt(bare.port, path)) !== page)
      throw new Error(`the bare route ${path} sends other bytes than ours`);
  }
  console.log(
    `\narticle: ${paths.factCheck(slug)}, ${Buffer.byteLength(page)} bytes of HTML, not compressed`,
  );
  await warmUp(sides, 2_000, 8);
  for (const connections of [1, 10]) {
    const figures = await runRounds(sides, { ...rounds, connections });
    printSides(`c=${connections}, medians of ${rounds.rounds} rounds`, figures);
    const [own, anew, whole, elements] = figures;
    if (!own || !anew || !whole || !elements) continue;
    printBar('ours ÷ a page as a string', own.perSecond / whole.perSecond, barShare, 'at least');
    printBar('rendered anew ÷ every element', anew.perSecond / elements.perSecond, barShare, 'at least');
  }
}

async function textAt(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.text();
}

function side(server: ServerProcess, path: string): Column {
  const request = getRequest(path, server.port);
  return { server, next: () => request };
}

function freshSide(server: ServerProcess, path: string): Column {
  let asked = 0;
  return { server, next: () => getRequest(`${path}?${(asked += 1)}`, server.port) };
}

async function keepPage(databaseUrl: string, html: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      'CREATE TABLE bench_page (slug text PRIMARY KEY, html text NOT NULL, elements json NOT NULL)',
    );
    const elements = JSON.stringify(readElements(html));
    await client.query('INSERT INTO bench_page VALUES ($1, $2, $3)', ['page', html, elements]);
  } finally {
    await client.end();
  }
}
