import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseContentType, refuseFormBody, refuseRequestLine } from '#app/http/request-check.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('only GET, HEAD and POST are answered', () => {
  for (const method of ['GET', 'HEAD', 'POST']) expect(refuseRequestLine(method, '/')).toBeUndefined();
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'get', undefined]) {
    expect(refuseRequestLine(method, '/')?.status).toBe(405);
  }
});

test('a path that cannot be decoded is refused, a careless query is not', () => {
  for (const url of [
    '/%E0%A4%A',
    '/%',
    '/a%zzb',
    '/%00',
    '/a?b=%00',
    'http://evil.example/',
    '*',
    '',
    '//',
    '//x',
    '/.//x',
    '/a/..//x',
    '/\\x',
    '/%5C',
    '/a%5Cb',
    '/a%0D%0A',
    '/?_data=root',
  ]) {
    expect(refuseRequestLine('GET', url)?.status, url).toBe(400);
  }
  for (const url of [
    '/',
    '/fact-checks/%C3%A4?x=%zz&utm=50%off',
    '/?q=%E0%A4%A',
    '/a%2Fb',
    '/a//b',
    '/?q=%0A',
  ]) {
    expect(refuseRequestLine('GET', url), url).toBeUndefined();
  }
});

test('data of a page is not at an address of its own, however that is written', () => {
  for (const url of [
    '/donate.data',
    '/standing-gifts/x.data',
    '/_root.data?_routes=x',
    '/a/../b.data',
    '/b.data#c',
  ])
    expect(refuseRequestLine('GET', url)?.status, url).toBe(404);
  for (const url of ['/fact-checks/data', '/data.html', '/supporters/data', '/x?file=y.data'])
    expect(refuseRequestLine('GET', url), url).toBeUndefined();
});

test('a form says that it is one, in UTF-8', () => {
  const type = 'application/x-www-form-urlencoded';
  for (const each of [type, `${type};charset=UTF-8`, `${type}; charset="utf-8"`, type.toUpperCase()]) {
    expect(refuseContentType(each), each).toBeUndefined();
  }
  for (const each of [
    undefined,
    '',
    'text/plain',
    'multipart/form-data; boundary=x',
    `${type}; x=1, multipart/form-data; boundary=x`,
    `${type}; charset=utf-16`,
    `${type}x`,
  ]) {
    expect(refuseContentType(each)?.status, each).toBe(415);
  }
});

test('whatever a browser can send in a form is let through, but for the NUL character', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (fields) => {
      const body = new URLSearchParams(Object.entries(fields)).toString();
      const refusal = refuseFormBody(bytes(body));
      expect(refusal?.status).toBe(JSON.stringify(fields).includes(String.raw`\u0000`) ? 400 : undefined);
    }),
  );
});

test('a broken escape, broken UTF-8 and NUL are refused', () => {
  for (const body of ['a=%', 'a=%zz', 'a=%C3', 'a=%ff', 'a=%00', 'a=\0']) {
    expect(refuseFormBody(bytes(body))?.status, body).toBe(400);
  }
  expect(refuseFormBody(Uint8Array.of(0x61, 0x3d, 0xff))?.status).toBe(400);
});

test('no bytes at all make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      expect([undefined, 400]).toContain(refuseFormBody(body)?.status);
    }),
  );
});
