/** Labelled payers from the builder that stands beside the repository; none where it is not there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Listing } from '#app/domain/screening/listing.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { ownId } from './build-cases.ts';
import type { Case, Label } from './case.ts';
import { sharedDir } from './sources.ts';

const script = join(sharedDir, 'tools', 'screening-eval', 'build-cases.mjs');

export const hasSharedBuilder = existsSync(script);

interface SharedLine {
  readonly id: string;
  readonly label: Label;
  readonly kind: string;
  readonly target?: string;
  readonly payer: Payer;
}

/** Runs the shared builder in its own process. Throws where it fails. */
export function sharedCases(seed: number, listings: readonly Listing[]): Case[] {
  const built = spawnSync(process.execPath, [script, '--seed', String(seed)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  if (built.status !== 0) throw new Error(`the shared builder failed: ${built.stderr}`);
  const names = new Map(listings.map((listing) => [ownId(listing), listing.name]));
  return built.stdout
    .split('\n')
    .filter(Boolean)
    .map((line): Case => {
      const { id, label, kind, target, payer } = JSON.parse(line) as SharedLine;
      return {
        id: `shared-${seed}-${id}`,
        builder: 'shared',
        label,
        kind,
        family: label === 'political' ? 'alike' : null,
        target: target === undefined ? null : { id: target, name: names.get(target) ?? '' },
        payer,
      };
    });
}
