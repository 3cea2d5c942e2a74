/** The form of a file is known by how it begins. */
import { expect, test } from 'vitest';
import { fileKindOf } from '#app/domain/article/file-kind.ts';

test.each([
  ['Fact check: Is it so?', 'text'],
  ['---\nheadline: Is it so?\n---', 'text'],
  ['Content: what we read\n\nIt is not so.', 'text'],
  ['\uFEFF<!doctype html><title>', 'html'],
  ['{"db": [', 'ghost'],
  ['<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.1/">', 'wordpress'],
  ['<?xml version="1.0"?><rss><channel><wp:wxr_version>1.1</wp:wxr_version>', 'wordpress'],
  ['<?xml version="1.0"?><rss version="2.0"><channel>', 'html'],
  [
    'From: <Saved by Blink>\nSubject: Is it so?\nMIME-Version: 1.0\nContent-Type: multipart/related;\n',
    'web-archive',
  ],
  ['MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html"\n\n------', 'web-archive'],
])('%j begins a file of the kind %s', (head, kind) => {
  expect(fileKindOf(head)).toBe(kind);
});
