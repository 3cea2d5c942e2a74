/** `npm run screen`: screens payers given as JSON lines, or explains one name in words. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { screenPayer, type RegistryState } from '#app/domain/screening/decide/decide.ts';
import type { FieldEvidence } from '#app/domain/screening/match/evidence.ts';
import { RULES } from '#app/domain/screening/decide/rules.ts';
import { reasonsOf, type ListingRef, type Screening } from '#app/domain/screening/screening.ts';
import { readEnv } from '#app/env.server.ts';
import { buildCommandDeps } from './starter-registry.ts';

const usage = `npm run screen -- "Some Name"
npm run --silent screen -- --jsonl < payers.jsonl > outcomes.jsonl

The first explains in words what would happen to a donation on behalf of that name, and to one paid under it. The second
reads one payer a line, {"id": ..., "payer": {"name"?, "organisation"?, "billingName"?, "email"?, "country"?, "postalCode"?}},
and writes one outcome a line, {"id", "outcome", "score", "rule", "listing"?, "evidence", "trail", "sentence", "further"};
"further" has every other reason of an unclear outcome. The ids of listings are those of their source. Nothing is stored.`;

const text = z.string().nullish();
const payerLine = z.object({
  id: z.union([z.string(), z.number()]),
  payer: z.object({
    name: text,
    organisation: text,
    billingName: text,
    email: text,
    country: text,
    postalCode: text,
  }),
});

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, jsonl: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [name, ...others] = positionals;
  if (values.jsonl ? name !== undefined : name === undefined || others.length > 0) {
    console.error('Expected one name in quotes, or --jsonl and payers on standard input (--help says more).');
    return 1;
  }
  // Standard output is for outcomes alone.
  const deps = await buildCommandDeps(readEnv(), { screens: true });
  try {
    const registry = deps.ports.registry.current();
    if (registry.status !== 'ready') {
      console.error(
        `The registry is ${registry.status}, so nobody can be cleared (npm run registry -- --help).`,
      );
    }
    if (name === undefined) return await screenLines(registry);
    console.log(explain(name, registry));
    return 0;
  } finally {
    await deps.stop();
  }
}

/** Stops at the first line that is not a payer: what follows a broken line cannot be trusted either. */
async function screenLines(registry: RegistryState): Promise<number> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') {
      console.error(`line ${String(number)}: ${read}`);
      return 1;
    }
    const outcome = { id: read.id, ...forMachines(screenPayer(registry, read.payer)) };
    if (!process.stdout.write(`${JSON.stringify(outcome)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

function readLine(line: string): z.infer<typeof payerLine> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const parsed = payerLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not understood'}`;
}

/** The source stands beside the id, so the id is the source's own, as in its files. */
function forMachines({ listing, further, ...screening }: Screening) {
  const ownId = ({ id, source, ...ref }: ListingRef) => ({ ...ref, source, id: id.slice(source.length + 1) });
  return {
    ...screening,
    ...(listing && { listing: ownId(listing) }),
    further: further.map(({ listing: other, ...reason }) => ({
      ...reason,
      ...(other && { listing: ownId(other) }),
    })),
  };
}

function explain(name: string, registry: RegistryState): string {
  return [
    `On behalf of it: ${inWords(screenPayer(registry, { organisation: name }))}`,
    `As the name of the payer: ${inWords(screenPayer(registry, { name }))}`,
  ].join('\n\n');
}

function inWords(screening: Screening): string {
  const { outcome, rule, listing, evidence, trail } = screening;
  const reason = RULES.find(({ id }) => id === rule)?.reason ?? rule;
  return [
    `${outcome}. ${reasonsOf(screening)
      .map(({ sentence }) => sentence)
      .join(' ')}`,
    `  Rule ${rule} (${reason})`,
    ...(listing ? [`  Listing ${listing.id}, "${listing.name}", edition ${listing.edition}`] : []),
    ...evidence.fields.map(matchInWords),
    `  Rules asked: ${trail.map((asked) => asked.rule).join(', ')}`,
  ].join('\n');
}

function matchInWords(match: FieldEvidence): string {
  const { field, how, listed, derived, formerly, score, spared, unexplained } = match;
  const { given, listed: missing } = unexplained;
  const parts = [
    `  The ${field} resembles "${listed}": ${how}, score ${score.toFixed(2)}`,
    ...(given.length > 0 ? [`only given: ${given.join(' ')}`] : []),
    ...(missing.length > 0 ? [`only listed: ${missing.join(' ')}`] : []),
    ...(derived && !formerly ? [`a name derived by the rule "${derived}"`] : []),
    ...(formerly ? [`its name in the editions from ${formerly.from} to ${formerly.to}`] : []),
    ...(spared ? [`does not count: ${spared}`] : []),
  ];
  return parts.join('; ');
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
