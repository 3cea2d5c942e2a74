/** A site of somebody else's, whose pages show what a test wants to see embedded: one server, reached as two origins. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  /** What stands in the page's article. */
  readonly html: string;
  /** The page's Content-Security-Policy. */
  readonly policy?: string;
  /** Scripts of the host's own, by path. */
  readonly scripts?: Readonly<Record<string, string>>;
}

export interface Host extends AsyncDisposable {
  /** Two names of the same pages; for browsers, two sites. The first is another one than the app's 127.0.0.1 too. */
  readonly origin: string;
  readonly otherOrigin: string;
  /** Puts the page up and answers its path. */
  show(page: HostPage): string;
}

export async function openHost(): Promise<Host> {
  const pages: HostPage[] = [];
  const server = createServer((req, res) => {
    const path = req.url ?? '/';
    const page = pages[Number(path.slice(1))];
    const script = pages.map(({ scripts }) => scripts?.[path]).findLast((each) => each !== undefined);
    if (script !== undefined) res.setHeader('Content-Type', 'text/javascript').end(script);
    else if (page === undefined) res.writeHead(404).end();
    else {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (page.policy !== undefined) res.setHeader('Content-Security-Policy', page.policy);
      res.end(documentOf(page.html));
    }
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${String(port)}`,
    otherOrigin: `http://127.0.0.1:${String(port)}`,
    show: (page) => `/${String(pages.push(page) - 1)}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Without a style of its own, since a strict policy would refuse it. */
const documentOf = (html: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A partner</title></head>
<body><main><h1>What we read this week</h1>
${html}
</main></body>
</html>`;
