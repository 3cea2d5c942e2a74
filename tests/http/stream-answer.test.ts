/** A large answer goes out as fast as its reader takes it: who reads slowly makes nobody hold the rest, and who leaves ends it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendWebResponse } from '#app/http/web-request.ts';

const piece = new Uint8Array(64 * 1024);
const pieceCount = 200;
let asked = 0;
let ended = Promise.withResolvers<unknown>();

const server = createServer((_req, res) => {
  asked = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        asked += 1;
        if (asked > pieceCount) controller.close();
        else controller.enqueue(piece);
      },
      cancel: () => {
        ended.resolve('cancelled');
      },
    },
    { highWaterMark: 0 },
  );
  sendWebResponse(res, new Response(body)).then(
    () => {
      ended.resolve('sent');
    },
    (error: unknown) => {
      ended.resolve(error);
    },
  );
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());
const port = () => (server.address() as AddressInfo).port;

test('whoever reads gets all of it', async () => {
  ended = Promise.withResolvers();
  const answer = await fetch(`http://127.0.0.1:${String(port())}`);
  expect((await answer.arrayBuffer()).byteLength).toBe(pieceCount * piece.length);
  expect(await ended.promise).toBe('sent');
});

test('whoever stops reading is waited for, and nothing is asked for meanwhile; whoever leaves ends it without an error', async () => {
  ended = Promise.withResolvers();
  const socket = connect(port(), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'readable');
  // The kernel's own buffers take some megabytes; when they are full, nothing moves.
  let before = -1;
  while (asked !== before) {
    before = asked;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(asked).toBeLessThan(pieceCount);
  socket.destroy();
  const end = await ended.promise;
  expect(end).toMatch(/^(?:cancelled|sent)$/);
});
