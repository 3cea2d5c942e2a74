/** Ends the process at a named moment, for tests of crashes: a decorator around the ports, so that no flow knows of it. */
import type { Ports } from '#app/ports.ts';

type Side = 'before' | 'after';

interface Moment {
  readonly port: string;
  /** A method of the port, or of `commit` the event of the step; every one where null. */
  readonly name: string | null;
  readonly side: Side;
}

const written = /^(?<port>\w+)(?:\.(?<name>[\w-]+))?@(?<side>before|after)$/;

function parseMoment(text: string): Moment {
  const groups = written.exec(text)?.groups;
  if (!groups) throw new Error(`FAILPOINT ${text}: write it as port.method@before or commit.event@after`);
  return { port: groups['port'] ?? '', name: groups['name'] ?? null, side: groups['side'] as Side };
}

/**
 * The same ports, of which one calls `end` at the moment that `text` names: `payments.capture@after`, `commit.captured@before`.
 * Throws where `text` names none, since a crash that never comes proves nothing.
 */
export function withFailpoint(ports: Ports, text: string, end: () => void): Ports {
  const moment = parseMoment(text);
  const port: unknown = Reflect.get(ports, moment.port);
  if (moment.port === 'commit') return { ...ports, commit: failingCommit(ports.commit, moment, end) };
  if (typeof port !== 'object' || port === null || moment.name === null || !(moment.name in port))
    throw new Error(`FAILPOINT ${text}: there is no such port or method`);
  const method: unknown = Reflect.get(port, moment.name);
  if (typeof method !== 'function') throw new Error(`FAILPOINT ${text}: that is no method`);
  const failing = async (...given: unknown[]): Promise<unknown> => {
    if (moment.side === 'before') end();
    const answer: unknown = await Reflect.apply(method, port, given);
    if (moment.side === 'after') end();
    return answer;
  };
  return { ...ports, [moment.port]: { ...port, [moment.name]: failing } };
}

function failingCommit(commit: Ports['commit'], { name, side }: Moment, end: () => void): Ports['commit'] {
  return async (step) => {
    const event = eventOf(step);
    const isMeant = name === null || name === event;
    if (isMeant && side === 'before') end();
    const outcome = await commit(step);
    if (isMeant && side === 'after' && outcome === 'committed') end();
    return outcome;
  };
}

/** A step in which nothing happens to the state is named by what it notes: that a capture is booked. */
function eventOf(step: Parameters<Ports['commit']>[0]): string | null {
  if ('history' in step && step.history) return step.history.event;
  return step.subject === 'donation' && step.fields.bookedAt ? 'booked' : null;
}
