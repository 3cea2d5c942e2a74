/** Who asks for more than they read is told to come later, and takes nothing from other readers (M14). */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { limitUnread } from '#app/http/unread-answers.ts';
import { serveStub } from '#tests/support/stub-site.ts';
import { cpuClock } from '#tests/support/cpu-time.ts';

const ask = (path: string, times: number) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(times);

/** A connection that has sent `bytes`, and reads nothing unless it is asked to. */
async function connection(url: string, bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  await new Promise((sent) => socket.write(bytes, sent));
  return socket;
}

async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test('of a thousand requests sent ahead four are answered, the next is told to come later, and that is the end', async () => {
  const { url, logged } = await serveStub();
  const said = await readAll(await connection(url, ask('/say', 1000)));
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual([...Array<string>(4).fill('HTTP/1.1 200'), 'HTTP/1.1 503']);
  expect(said).toMatch(/HTTP\/1\.1 503 [\s\S]*Retry-After: 5\r\n[\s\S]*Please try again in a moment\.\n$/);
  await expect.poll(() => logged.length).toBe(5);
});

test('twenty connections that send a thousand requests each and read nothing leave time for whoever reads', async () => {
  const { url, logged } = await serveStub();
  await Promise.all(Array.from({ length: 20 }, () => connection(url, ask('/large', 1000))));
  const worked = cpuClock();
  for (let reader = 0; reader < 10; reader += 1) {
    const answer = await fetch(`${url}/large`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toHaveLength(200_000);
  }
  expect(worked()).toBeLessThan(5_000);
  expect(logged.length).toBeLessThanOrEqual(20 * 5 + 10);
});

test('a connection may bring any number of requests, one after the other', async () => {
  const { url } = await serveStub();
  const socket = await connection(url, '');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString())).resume();
  for (let turn = 1; turn <= 40; turn += 1) {
    socket.write(ask('/say', 1));
    await expect.poll(() => said.match(/HTTP\/1\.1 200/g)?.length ?? 0, { interval: 1 }).toBe(turn);
  }
});

test('while too much waits to be read everybody is told to come later, and no longer than that', async () => {
  const unread = limitUnread({ answersMax: 10, bytesMax: 20_000_000, sumMsMax: 0 });
  const page = Buffer.alloc(5_000_000, 'x');
  const server = createServer((req, res) => {
    if (unread.admit(req, res) === 'admitted') res.end(req.url === '/large' ? page : 'small');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const status = async () => {
    const answer = await fetch(url);
    await answer.text();
    return answer.status;
  };
  expect(await status()).toBe(200);
  const greedy = await Promise.all(Array.from({ length: 4 }, () => connection(url, ask('/large', 9))));
  await expect.poll(status).toBe(503);
  const refused = await fetch(url);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await refused.text()).toContain('try again');
  for (const socket of greedy) socket.destroy();
  await expect.poll(status).toBe(200);
});
