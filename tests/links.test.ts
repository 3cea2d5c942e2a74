/** What documents and settings name is there: a file that moved takes its name along everywhere. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import stryker from '../stryker.config.json' with { type: 'json' };

const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n');
const textOf = (document: string) => readFileSync(document, 'utf8').replace(/```[^]*?```/g, '');

test('every link from one document to a file leads there', () => {
  expect(documents).toContain('README.md');
  const dead = documents.flatMap((document) =>
    [...textOf(document).matchAll(/\]\((?<target>[^)\s#]+)(?:#[^)]*)?\)/g)]
      .map(({ groups }) => groups?.['target'] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(document), target)))
      .map((target) => `${document}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test('every file of ours that a document names is there', () => {
  const dead = documents.flatMap((document) =>
    [...textOf(document).matchAll(/`(?<named>(?:app|tests|prisma|public)\/[\w./$-]+\.\w+)`/g)]
      .map(({ groups }) => groups?.['named'] ?? '')
      .filter((named) => !existsSync(named))
      .map((named) => `${document}: ${named}`),
  );
  expect(dead).toEqual([]);
});

test('every file whose faults `npm run mutants` plants is there', () => {
  for (const pattern of stryker.mutate) {
    const [, folder = '', names = '', rest = ''] = /^(.*\/)\{([\w,-]+)\}(.*)$/.exec(pattern) ?? [];
    const each = names === '' ? [pattern] : names.split(',').map((name) => folder + name + rest);
    for (const one of each) expect(globSync(one), one).not.toEqual([]);
  }
});
