/** How far a long run of histories is, in a file, so that one that was broken off goes on; another code begins anew. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isSeedGiven } from '#tests/support/seed.ts';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'node_modules', '.cache', 'model-histories.json');

const progress = z.object({
  code: z.string(),
  seed: z.int(),
  /** Numbers of histories that are over, and those of them that ended in faults. */
  done: z.array(z.int()),
  faulty: z.array(z.int()),
});
export type Progress = z.output<typeof progress>;

/** Of all that a history's end depends on. */
function codeNow(): string {
  const hash = createHash('sha256');
  const files = globSync(['app/**/*.ts', 'tests/model/**/*.ts', 'prisma/migrations/**/*.sql'], { cwd: root });
  for (const each of files.toSorted())
    if (!each.includes('generated')) hash.update(readFileSync(join(root, each)));
  return hash.digest('hex');
}

/** What was begun with this code, by whatever seed unless one was given, and is not over; else a new one of `seed`. */
export function readProgress(seed: number, count: number): Progress {
  const code = codeNow();
  try {
    const kept = progress.parse(JSON.parse(readFileSync(file, 'utf8')));
    const isMeant = kept.code === code && (!isSeedGiven || kept.seed === seed);
    if (isMeant && kept.done.length < count) return kept;
  } catch {
    // None was kept, or it cannot be read: a new one begins.
  }
  return { code, seed, done: [], faulty: [] };
}

export function keepProgress(now: Progress): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(now));
}
