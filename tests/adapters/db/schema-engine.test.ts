/** `npm run migrate` writes what schema.prisma asks for and sees when the two differ, whatever SQL was added by hand. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const oneModel = `
datasource db {
  provider = "postgresql"
}
model Entry {
  id     BigInt   @id @default(autoincrement())
  amount BigInt
  at     DateTime @db.Timestamptz(3)
}
`;

function aProject() {
  const folder = mkdtempSync(join(tmpdir(), 'schema-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  const schema = join(folder, 'schema.prisma');
  const migrations = join(folder, 'migrations');
  mkdirSync(migrations);
  copyFileSync(join(root, 'prisma/migrations/migration_lock.toml'), join(migrations, 'migration_lock.toml'));
  writeFileSync(schema, oneModel);
  return {
    schema,
    migrate: (...words: string[]) => {
      const script = join(root, 'prisma/schema-engine.ts');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [script, ...words, '--schema', schema, '--migrations', migrations],
        { encoding: 'utf8' },
      );
      return { status, stdout, stderr };
    },
    files: () =>
      readdirSync(migrations)
        .filter((name) => !name.endsWith('.toml'))
        .map((name) => join(migrations, name, 'migration.sql')),
  };
}

const byHand = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA sandbox;
CREATE TABLE sandbox.thing (n int);
CREATE SCHEMA pgboss;
CREATE TABLE pgboss.job (n int);
ALTER TABLE "Entry" ADD CONSTRAINT entry_amount_check CHECK (amount <> 0);
CREATE INDEX entry_large ON "Entry" (at) WHERE amount > 100000;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only; no %', TG_OP;
END;
$$;
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON "Entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;

test('create writes the migration, hand-written SQL in it is no drift, and a changed schema is', () => {
  const project = aProject();
  const before = project.migrate('check');
  expect(before.stderr).toContain('Entry');
  expect(before.status).toBe(2);

  const created = project.migrate('create', 'first-table');
  expect(created.status).toBe(0);
  const [file = ''] = project.files();
  expect(file).toMatch(/\/\d{14}_first_table\/migration\.sql$/);
  expect(readFileSync(file, 'utf8')).toContain('CREATE TABLE "Entry"');

  appendFileSync(file, byHand);
  expect(project.migrate('check')).toMatchObject({ status: 0, stderr: '' });
  expect(project.migrate('create', 'nothing').stdout).toContain('Nothing to write');
  expect(project.files()).toHaveLength(1);

  writeFileSync(project.schema, oneModel.replace('amount BigInt', 'amount BigInt\n  note String?'));
  const drift = project.migrate('check');
  expect(drift.status).toBe(2);
  expect(drift.stderr).toContain('note');
});

test('--help and wrong words say how it is used', () => {
  const project = aProject();
  expect(project.migrate('--help')).toMatchObject({ status: 0, stderr: '' });
  for (const words of [[], ['destroy'], ['create'], ['create', 'a', 'b']]) {
    const answer = project.migrate(...words);
    expect(answer.status).toBe(1);
    expect(answer.stderr).toContain('create NAME');
  }
  expect(project.migrate('create', '../elsewhere').stderr).toContain('lower-case words');
});
