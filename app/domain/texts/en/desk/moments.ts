/** The desk's words for moments and for time that is left, in English around the notation of the place. */
import { clockTime, dayNumber, weekdayAndDay, type Place } from '#app/domain/moments.ts';
import { count } from './counts.ts';

const nearDays: ReadonlyMap<number, string> = new Map([
  [0, 'today'],
  [1, 'tomorrow'],
  [-1, 'yesterday'],
]);

/** "today at 2:10 PM", "tomorrow at 9:00 AM", "on Mon, Nov 30 at 2:10 PM"; the year where it is another. */
function momentWords(at: Date, now: Date, place: Place): string {
  const days = dayNumber(at, place.timeZone) - dayNumber(now, place.timeZone);
  const time = clockTime(at, place);
  const near = nearDays.get(days);
  return near === undefined ? `on ${weekdayAndDay(at, now, place)} at ${time}` : `${near} at ${time}`;
}

/** Minutes until a decision is in force, at least one while it can be undone. */
function minutesLeft(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}

/** "3 d 4 h", "22 h", "14 min", "over". */
function timeLeft(leftMs: number): string {
  if (leftMs <= 0) return 'over';
  const minutes = Math.floor(leftMs / 60_000);
  if (minutes < 60) return `${String(Math.max(minutes, 1))} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${String(hours)} h`;
  const rest = hours % 24;
  return `${String(Math.floor(hours / 24))} d${rest > 0 ? ` ${String(rest)} h` : ''}`;
}

/** "today", "yesterday", "12 days ago". */
function agoWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${count(days)} days ago`;
}

export const moments = {
  momentWords,
  minutesLeft,
  timeLeft,
  agoWords,
  /** "22 h left". */
  timeAndLeft: (leftMs: number) => `${timeLeft(leftMs)} left`,
  /** To be read aloud behind a time. */
  unseenLeft: ' left',
  /** When something is tried that is due. */
  now: 'now',
};
