/** Somebody else's site, which shows ours in a frame: one server, reached as two origins of which ours may list one. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Host extends AsyncDisposable {
  /** Two names of the same pages; for browsers, two sites. */
  readonly origin: string;
  readonly otherOrigin: string;
  /** What the pages show from now on: the frame's address, and its attributes besides. */
  show(src: string, attributes?: string): void;
}

export async function openHost(): Promise<Host> {
  let frame = '';
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A partner</title>
       <style>body{margin:0;font:1.25rem Courier,monospace;background:#cde}iframe{border:0;width:100%;height:1100px}</style>
       <h1>Somebody else’s article</h1>${frame}</html>`,
    );
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${String(port)}`,
    otherOrigin: `http://127.0.0.1:${String(port)}`,
    show: (src, attributes = '') => {
      frame = `<iframe title="Fact-check" src="${src.replaceAll('&', '&amp;')}" ${attributes}></iframe>`;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
