/** Clocks of a time zone: how far they are from UTC, and the moment that somebody names by them. */
import { dateFormat } from './formats.ts';

/** By how much clocks in `timeZone` are ahead of UTC at that moment. */
export function offsetMs(at: Date, timeZone: string): number {
  const parts = dateFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

/** The day that clocks in `timeZone` show at that moment, as `2026-11-28`. */
export function dayOf(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 10);
}

/** The first moment of a day on clocks in `timeZone`, also where they skip midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`);
  const candidates = [shown - dayMs, shown + dayMs].map((near) => shown - offsetMs(new Date(near), timeZone));
  const first = candidates
    .filter((at) => dayOf(new Date(at), timeZone) === day && dayOf(new Date(at - 1), timeZone) !== day)
    .toSorted((a, b) => a - b)[0];
  return new Date(first ?? Math.max(...candidates));
}

export type MomentRead =
  | { readonly ok: true; readonly moment: Date }
  /** `no-such-time`: the calendar has no such day, the day no such hour, or clocks there go forward over it. */
  | { readonly ok: false; readonly problem: 'not-a-time' | 'no-such-time' };

const form = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const dayMs = 24 * 3_600_000;

/**
 * ISO 8601 with its zone (`2026-12-01T09:00Z`, `2026-12-01T09:00+01:00`), or without (`2026-12-01T09:00`, `2026-12-01 09:00`, a
 * day alone from its first minute on): then as clocks in `timeZone` show it. Where they show it twice, the first time.
 */
export function parseMoment(text: string, timeZone: string): MomentRead {
  const [, day, minute = '00:00', second = '00', zone] = form.exec(text.trim()) ?? [];
  if (day === undefined) return { ok: false, problem: 'not-a-time' };
  const shown = Date.parse(`${day}T${minute}:${second}Z`);
  const isReal =
    !Number.isNaN(shown) && new Date(shown).toISOString().startsWith(`${day}T${minute}:${second}`);
  if (!isReal) return { ok: false, problem: 'no-such-time' };
  if (zone !== undefined) return momentOf(shown - zoneMs(zone));
  // An offset changes at most once within two days.
  const candidates = [shown - dayMs, shown + dayMs]
    .map((near) => shown - offsetMs(new Date(near), timeZone))
    .filter((at) => at + offsetMs(new Date(at), timeZone) === shown);
  return candidates.length === 0 ? { ok: false, problem: 'no-such-time' } : momentOf(Math.min(...candidates));
}

const momentOf = (at: number): MomentRead => ({ ok: true, moment: new Date(at) });

/** Of `Z`, `+01:00` or `-0330`. */
function zoneMs(zone: string): number {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -ms : ms;
}
