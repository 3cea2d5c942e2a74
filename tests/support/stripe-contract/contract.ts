/** The contract of the installed Stripe SDK, made once from its types and kept beside the packages. */
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Contract, loadContract } from '#tests/support/stripe-contract/check.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const sdk = join(root, 'node_modules', 'stripe');
const generator = fileURLToPath(new URL('./generate.mjs', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'stripe-contract');

let loaded: Contract | undefined;

/** Made anew (about five seconds) when the SDK or the generator has changed. */
export function stripeContract(): Contract {
  return (loaded ??= loadContract(ensureFile()));
}

function ensureFile(): string {
  const sources = [join(sdk, 'package.json'), generator].map((file) => readFileSync(file));
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source);
  const file = join(cache, `${hash.digest('hex').slice(0, 16)}.json`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const unfinished = join(cache, `${randomUUID()}.tmp`);
  execFileSync(process.execPath, [generator, sdk, unfinished], { cwd: root });
  renameSync(unfinished, file);
  return file;
}
