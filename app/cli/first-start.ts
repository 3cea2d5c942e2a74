/** What a first start puts in place, so that the app shows something at once; later starts find it there. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '#app/deps.server.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { demoStaffEmail, ensureDemoStaff } from '#app/usecases/ensure-demo-staff.ts';
import { importArticle } from '#app/usecases/import-article.ts';
import { importStarterRegistry } from './starter-registry.ts';

const seedDir = join(import.meta.dirname, '..', '..', 'prisma', 'seed');

export interface DemoAccount {
  readonly email: string;
  /** New at each start; it is printed and stands nowhere else. */
  readonly password: string;
}

/** The starter registry for everybody; fact-checks and an account of the demo only where that runs. */
export async function prepareFirstStart({ ports, env }: Deps): Promise<DemoAccount | undefined> {
  await importStarterRegistry({ ports });
  if (!env.demo) return undefined;
  const demoDir = join(seedDir, 'fact-checks');
  for (const name of readdirSync(demoDir).sort()) {
    const imported = await importArticle(ports, parseArticle(readFileSync(join(demoDir, name), 'utf8'), {}));
    if (imported.kind === 'refused')
      throw new Error(`${name} cannot be imported: ${JSON.stringify(imported.problems)}`);
  }
  const password = randomBytes(9).toString('base64url');
  await ensureDemoStaff(ports, password);
  return { email: demoStaffEmail, password };
}
