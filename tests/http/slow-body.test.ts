import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { limitArrival } from '#app/http/slow-body.ts';

/** The answer to a request whose head says `length` and of whose body `body` is sent; empty where it is cut off. */
async function answerTo(length: number, body: string): Promise<string> {
  const server = createServer((req, res) => {
    limitArrival(req, 100);
    // Who asks is not at fault for a body that arrived and waits to be read.
    setTimeout(() => req.resume().once('end', () => res.end('done')), 200);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${body}`);
  let answer = '';
  socket.on('data', (data: Buffer) => (answer += data.toString()));
  await once(socket, 'close');
  return answer;
}

test('a body that does not arrive in time is cut off', async () => {
  expect(await answerTo(10, 'abc')).toBe('');
});

test('an answer may take longer than the body', async () => {
  expect(await answerTo(3, 'abc')).toContain('done');
  expect(await answerTo(0, '')).toContain('done');
});
