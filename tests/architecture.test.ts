import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import rules from '../.dependency-cruiser.js';

const names = rules.forbidden.map((rule) => rule.name);
const list = (value: string | readonly string[] | undefined) => [value ?? []].flat();

/** For each rule a file that breaks it: its path and what it imports. */
const planted: Record<string, [file: string, imported: string]> = {
  'domain-is-pure': ['app/domain/planted.ts', '#app/ports.ts'],
  'domain-uses-pure-packages-only': ['app/domain/planted.ts', 'node:fs'],
  'screening-goes-from-text-to-decision-text': [
    'app/domain/screening/text/planted.ts',
    '#app/domain/screening/match/planted.ts',
  ],
  'screening-goes-from-text-to-decision-index': [
    'app/domain/screening/index/planted.ts',
    '#app/domain/screening/match/planted.ts',
  ],
  'screening-goes-from-text-to-decision-match': [
    'app/domain/screening/match/planted.ts',
    '#app/domain/screening/decide/planted.ts',
  ],
  'usecases-point-inward': ['app/usecases/planted.ts', '#app/usecases/other.ts'],
  'usecases-use-no-packages': ['app/usecases/planted.ts', 'express'],
  'reconciliation-compares-for-one-use-case': ['app/reconciliation/planted.ts', '#app/usecases/other.ts'],
  'only-its-adapter-imports-csv-stringify': ['app/usecases/planted.ts', 'csv-stringify'],
  'subjects-serve-the-loop': ['app/subjects/planted.ts', '#app/usecases/other.ts'],
  'ports-are-types': ['app/ports.ts', '#app/paths.ts'],
  'adapters-point-inward': ['app/adapters/mail/planted.ts', '#app/adapters/db/planted.ts'],
  'only-its-adapter-imports-stripe': ['app/usecases/planted.ts', 'stripe'],
  'only-its-adapter-imports-@prisma': ['app/adapters/mail/planted.ts', '@prisma/adapter-pg'],
  'only-its-adapter-imports-pg-boss': ['app/jobs/planted.ts', 'pg-boss'],
  'only-its-adapter-imports-nodemailer': ['app/adapters/db/planted.ts', 'nodemailer'],
  'only-its-adapter-imports-prom-client': ['app/http/planted.ts', 'prom-client'],
  'only-its-adapter-imports-better-auth': ['app/http/planted.ts', 'better-auth'],
  'only-the-database-adapter-imports-the-generated-client': [
    'app/routes/planted.ts',
    '#app/generated/prisma/client.ts',
  ],
  'sandbox-stands-alone': ['app/sandbox/planted.ts', '#app/ports.ts'],
  'sandbox-is-reached-from-few-places': ['app/routes/planted.ts', '#app/sandbox/planted.ts'],
  'routes-are-thin': ['app/routes/planted.ts', '#app/adapters/db/planted.ts'],
  'routes-and-http-know-the-type-of-deps-only': ['app/http/planted.ts', '#app/deps.server.ts'],
  'jobs-call-use-cases': ['app/jobs/planted.ts', '#app/adapters/db/planted.ts'],
  'commands-call-use-cases': ['app/cli/planted.ts', '#app/server.ts'],
  'starting-joins-server-and-jobs': ['app/cli/serve.ts', '#app/adapters/db/planted.ts'],
  'the-edge': ['app/http/planted.ts', '#app/adapters/db/planted.ts'],
  'the-server': ['app/server.ts', '#app/adapters/db/planted.ts'],
  'ui-shows': ['app/ui/planted.ts', '#app/usecases/other.ts'],
  'addresses-and-settings-point-inward': ['app/paths.ts', '#app/ui/planted.ts'],
  'deps-joins-ports-to-adapters': ['app/deps.server.ts', '#app/ui/planted.ts'],
  'the-app-knows-no-tests': ['app/ui/planted.ts', '#tests/planted.ts'],
  'no-cycles': ['app/usecases/other.ts', '#app/usecases/planted.ts'],
  'nothing-unresolvable': ['app/jobs/planted.ts', '#app/nowhere.ts'],
  'no-development-packages-in-the-app': ['app/http/planted.ts', 'vitest'],
};

test('every folder and file that an import rule speaks of is there', async () => {
  const entries = await readdir('app', { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(50);
  for (const { name, from } of rules.forbidden) {
    const pathNot = list(from.pathNot).map((each) => new RegExp(each));
    for (const path of list(from.path)) {
      const matched = files.filter(
        (file) => new RegExp(path).test(file) && !pathNot.some((not) => not.test(file)),
      );
      expect(matched, `${name}: from ${path}`).not.toHaveLength(0);
    }
    for (const not of pathNot) {
      expect(
        files.filter((file) => not.test(file)),
        `${name}: but not from ${String(not)}`,
      ).not.toHaveLength(0);
    }
  }
});

test('every import rule catches a file that breaks it', async () => {
  expect(Object.keys(planted).sort()).toEqual([...names].sort());
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'rules-')));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const file of ['package.json', 'tsconfig.json']) await cp(file, join(dir, file));
  await symlink(resolve('node_modules'), join(dir, 'node_modules'));

  const lines = new Map<string, string>([
    ['app/generated/prisma/client.ts', ''],
    ['tests/planted.ts', ''],
  ]);
  for (const [file, imported] of Object.values(planted)) {
    lines.set(file, `${lines.get(file) ?? ''}import '${imported}';\n`);
    for (const target of [file, imported.replace(/^#/, '')]) {
      if (/^(app|tests)\/.*\.ts$/.test(target) && !target.includes('nowhere'))
        lines.set(target, lines.get(target) ?? '');
    }
  }
  for (const [file, text] of lines) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }

  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const options = ['--config', resolve('.dependency-cruiser.js'), '--output-type', 'json', 'app', 'tests'];
  const { stdout } = await promisify(execFile)(process.execPath, [cruiser, ...options], {
    cwd: dir,
    maxBuffer: 2 ** 26,
  });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  const caught = new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`));
  for (const [rule, [file]] of Object.entries(planted)) expect(caught, rule).toContain(`${rule}: ${file}`);
});
