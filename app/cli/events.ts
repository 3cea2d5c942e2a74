/** `npm run events -- list|replay`: the journal of Stripe's events for a terminal. */
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { filterFields, parseJournalFilter } from '#app/domain/journal-filter.ts';
import { eventOutcomes, eventTopics } from '#app/domain/stripe-event.ts';
import { subjectKey } from '#app/domain/subject.ts';
import { commandActor } from '#app/domain/staff.ts';
import { readEnv } from '#app/env.server.ts';
import type { Ports } from '#app/ports.ts';
import type { JournalEvent } from '#app/ports/events.ts';
import { listEvents } from '#app/usecases/list-events.ts';
import { replayEvents } from '#app/usecases/replay-events.ts';

const usage = `npm run events -- list [--outcome O] [--type T] [--topic T] [--limit 50]
npm run events -- replay ID…
npm run events -- replay --outcome O | --type T | --topic T | --all

list shows Stripe's events, the newest first. replay has them acted on again by the app that runs, or by the next that starts: no mail is
sent twice by it, and no money moves twice. Events of another account or mode stay as they are.
Outcomes: ${eventOutcomes.join(', ')}. Topics: ${eventTopics.join(', ')}. A type is as Stripe calls it: charge.succeeded.`;

const options = {
  outcome: { type: 'string' },
  type: { type: 'string' },
  topic: { type: 'string' },
  limit: { type: 'string' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const parse = (args: string[]) => parseArgs({ args, allowPositionals: true, options });
type Parsed = ReturnType<typeof parse>;

async function run(args: string[]): Promise<number> {
  const parsed = parse(args);
  if (parsed.values.help) {
    console.log(usage);
    return 0;
  }
  const [verb, ...ids] = parsed.positionals;
  const problem = problemOf(verb, ids, parsed.values);
  if (problem !== null) {
    console.error(`${problem} (--help says more).`);
    return 1;
  }
  // It screens nobody, so it loads no registry.
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' }, { screens: false });
  try {
    await (verb === 'list' ? list(deps.ports, parsed.values) : replay(deps.ports, ids, parsed.values));
    return 0;
  } finally {
    await deps.stop();
  }
}

/** What is wrong with what was typed: a word that filters nothing would mean all. */
function problemOf(
  verb: string | undefined,
  ids: readonly string[],
  values: Parsed['values'],
): string | null {
  const { outcome, type, topic } = values;
  const filter = parseJournalFilter(values);
  if (outcome !== undefined && filter.outcome === null) return `${outcome} is no outcome`;
  if (type !== undefined && filter.type === null) return `${type} is no type of event`;
  if (topic !== undefined && filter.topic === null) return `${topic} is no topic`;
  if (verb === 'list') {
    if (ids.length > 0) return 'list takes no ids';
    return limitOf(values) === null ? 'Expected a limit from 1 to 10000' : null;
  }
  if (verb !== 'replay') return 'Expected list or replay';
  const ways = [ids.length > 0, filterFields(filter).length > 0, values.all === true].filter(Boolean).length;
  return ways === 1 ? null : 'Expected ids, or a filter, or --all';
}

function limitOf({ limit = '50' }: Parsed['values']): number | null {
  const count = Number(limit);
  return Number.isInteger(count) && count >= 1 && count <= 10_000 ? count : null;
}

async function list(ports: Ports, values: Parsed['values']): Promise<void> {
  const { events, next } = await listEvents(ports, values, limitOf(values) ?? 50);
  for (const event of events) console.log(lineOf(event));
  if (events.length === 0) console.log('No event is like that.');
  if (next !== null) console.log('There are older ones; --limit shows more.');
}

function lineOf({
  id,
  type,
  topic,
  subject,
  outcome,
  receivedAt,
  tryCount,
  errorCode,
}: JournalEvent): string {
  const about = subject ? subjectKey(subject) : topic;
  const tries = tryCount === 1 ? '1 try' : `${String(tryCount)} tries`;
  const why = errorCode === null ? '' : `  (${errorCode})`;
  return [receivedAt.toISOString(), id, type, about, outcome, tries].join('  ') + why;
}

async function replay(ports: Ports, ids: readonly string[], values: Parsed['values']): Promise<void> {
  const which = ids.length > 0 ? { ids } : { filter: parseJournalFilter(values) };
  const count = await replayEvents(ports, { which, actor: commandActor('npm run events') });
  console.log(count === 1 ? 'One event waits.' : `${String(count)} events wait.`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
