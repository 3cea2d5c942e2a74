/** A small reverse proxy on loopback, which says to the app what the proxies of newsrooms say. */
import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The headers that the app is sent, made of the reader's and the reader's address. */
export type Rewriting = (
  headers: IncomingHttpHeaders,
  reader: string,
  upstreamHost: string,
) => OutgoingHttpHeaders;

/** nginx with nothing but `proxy_pass`: Host is the upstream's name, and everything else is handed on as it came. */
export const bareNginx: Rewriting = (headers, _reader, host) => ({ ...headers, host, connection: 'close' });

/** nginx as docs/operations.md shows it. */
export const documentedNginx: Rewriting = (headers, reader) => ({
  ...headers,
  'x-forwarded-for': [headers['x-forwarded-for'] ?? [], reader].flat().join(', '),
});

/** Caddy as it is: Host stays, and what the reader says of proxies is thrown away. */
export const caddy: Rewriting = (headers, reader) => ({
  ...headers,
  'x-forwarded-for': reader,
  'x-forwarded-host': headers.host,
  'x-forwarded-proto': 'https',
});

export interface Proxy extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

/** Listens on a free port and hands everything on to `upstream`, an address like http://127.0.0.1:3000. */
export async function openProxy(upstream: () => string, rewrite: Rewriting): Promise<Proxy> {
  const server = createServer((req, res) => {
    const { hostname, port, host } = new URL(upstream());
    const headers = rewrite(req.headers, req.socket.remoteAddress ?? '', host);
    const onward = request({ hostname, port, method: req.method, path: req.url, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(res);
    });
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
