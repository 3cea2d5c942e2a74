/** What a first start puts in place, so that the app shows something at once; later starts find it there. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '#app/deps.server.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { importStarterRegistry } from '#app/usecases/import-starter-registry.ts';

const seedDir = join(import.meta.dirname, '..', '..', 'prisma', 'seed');

export interface DemoAccount {
  readonly email: string;
  /** New at each start; it is printed and stands nowhere else. */
  readonly password: string;
}

/** The starter registry for everybody; demo fact-checks and a demo account only in the demo, which has one to answer. */
export async function prepareFirstStart(deps: Deps): Promise<DemoAccount | undefined> {
  const { ports, env } = deps;
  await importStarterRegistry(
    { ...ports, registryStore: deps.registryStore },
    readFileSync(join(seedDir, 'starter-registry.csv'), 'utf8'),
  );
  if (!env.demo) return undefined;
  const demoDir = join(seedDir, 'fact-checks');
  for (const file of readdirSync(demoDir).sort()) {
    await importArticle(ports, readFileSync(join(demoDir, file), 'utf8'));
  }
  const password = randomBytes(9).toString('base64url');
  await ensureDemoStaff(ports, password);
  return { email: demoStaffEmail, password };
}
