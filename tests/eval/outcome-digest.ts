/**
 * A digest of what the screening decides on the fixed set, kept beside the version of the rules under which it decided so:
 * donations of the past are looked at again only where that version rises (app/domain/rescreening.ts).
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesVersion } from '#app/domain/rescreening.ts';
import type { Judged } from './case.ts';

const versionFile = join(import.meta.dirname, '..', '..', 'app', 'domain', 'rescreening.ts');
const versionLine = /^const matcherVersion = (\d+);$/m;

export interface OutcomeDigest {
  readonly rules: string;
  /** Of the payers alone: another fixed set says nothing about the screening. */
  readonly cases: string;
  /** Of each payer's outcome and the listing that it rests on. */
  readonly outcomes: string;
}

export function outcomeDigest(judged: readonly Judged[], rules = rulesVersion): OutcomeDigest {
  const digest = (textOf: (each: Judged) => string) =>
    createHash('sha256').update(judged.map(textOf).join('\n')).digest('hex');
  return {
    rules,
    cases: digest(({ case: { id, payer } }) => `${id} ${JSON.stringify(payer)}`),
    outcomes: digest(({ case: { id }, outcome, listing }) => `${id} ${outcome} ${listing?.id ?? ''}`),
  };
}

/** True where the screening decides otherwise than was recorded, and nothing would make it look at the past again. */
export function mustRaise(recorded: OutcomeDigest, found: OutcomeDigest): boolean {
  return (
    found.cases === recorded.cases && found.outcomes !== recorded.outcomes && found.rules === recorded.rules
  );
}

/** What is wrong with the record and how to mend it, in words; null where nothing is. */
export function mendOf(recorded: OutcomeDigest, found: OutcomeDigest): string | null {
  const command = 'node tests/eval/run.ts --fixed --record';
  if (mustRaise(recorded, found)) {
    return `The screening decides otherwise on the fixed set, but the version of its rules is the same, so nobody would look at gifts of the past again. Run "${command}": it raises matcherVersion in app/domain/rescreening.ts and records the outcomes.`;
  }
  const isSame = (['rules', 'cases', 'outcomes'] as const).every((part) => recorded[part] === found[part]);
  return isSame ? null : `The rules or the fixed set are not those that were recorded. Run "${command}".`;
}

/** Raises matcherVersion in its file; answers the version of the rules that follows. */
export function raiseMatcherVersion(): string {
  const source = readFileSync(versionFile, 'utf8');
  const version = versionLine.exec(source)?.[1];
  if (version === undefined) throw new Error(`${versionFile} has no line “const matcherVersion = N;”`);
  const raised = String(Number(version) + 1);
  writeFileSync(versionFile, source.replace(versionLine, `const matcherVersion = ${raised};`));
  return rulesVersion.replace(/^\d+/, raised);
}
