import { expect, test } from 'vitest';
import { ServerData } from '#app/http/server-data.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('what a loader hands over is read on the server and not written out', () => {
  type Loader = () => Promise<ServerData<{ name: string }>>;
  const data = new ServerData({ name: 'Robin' });
  expect(ServerData.read<Loader>(data).name).toBe('Robin');
  expect(Object.entries(data)).toEqual([]);
  expect(JSON.stringify(data)).toBe('{}');
  expect(() => ServerData.read<Loader>({ name: 'Robin' })).toThrow('ServerData');
});

test('data stays the same while each of its parts is the very same object', () => {
  const [article, figures, site] = [{}, {}, {}];
  const data = ServerData.of([article, figures, site], () => 'made');
  expect(ServerData.of([article, figures, site], () => 'again')).toBe(data);
  expect(ServerData.of([article, {}, site], () => 'again')).not.toBe(data);
  expect(ServerData.of([{}, figures, site], () => 'again')).not.toBe(data);
});

test('a page is rendered anew for other data and for another address', () => {
  let rendered = 0;
  const render = () => `page ${String((rendered += 1))}`;
  const data = new ServerData('a');
  expect(text(data.pageAt('/a', render))).toBe('page 1');
  expect(text(data.pageAt('/a', render))).toBe('page 1');
  expect(text(data.pageAt('/a?x=1', render))).toBe('page 2');
  expect(text(data.pageAt('/a', render))).toBe('page 3');
  expect(text(new ServerData('a').pageAt('/a', render))).toBe('page 4');
});
