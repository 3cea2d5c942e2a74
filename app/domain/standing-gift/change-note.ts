/** What a subscription remembers at Stripe of its donor's newest changes, so that what a restore loses of them can be taken in again. */
import { z } from 'zod';
import { rememberedMinor } from '../donation/checkout-memory.ts';
import type { GiftChange } from './changes.ts';
import type { StandingGift } from './standing-gift.ts';

/** Keys of the metadata. Changes with one key undo each other, so the newest of them says how it stands. */
const noteKeys = {
  pause: 'pause_change',
  resume: 'pause_change',
  amount: 'amount_change',
  day: 'day_change',
} as const satisfies Readonly<Record<GiftChange['kind'], string>>;
type NoteKey = (typeof noteKeys)[GiftChange['kind']];

type Placed = Pick<GiftChange, 'kind' | 'id' | 'at'>;

/** The newest of those that share its key; `changes` as they were made. */
export const newestLike = <C extends Placed>(changes: readonly C[], { kind }: Pick<Placed, 'kind'>) =>
  changes.findLast((change) => noteKeys[change.kind] === noteKeys[kind]);

export const isLater = (a: Placed, b: Placed): boolean =>
  a.at.getTime() === b.at.getTime() ? a.id > b.id : a.at > b.at;

/** As metadata of the subscription: `change`, and how the gift stands by it. One value, so that no half of it is ever read. */
export function noteOf(change: GiftChange, gift: StandingGift): Readonly<Partial<Record<NoteKey, string>>> {
  return { [noteKeys[change.kind]]: JSON.stringify(written(change, gift)) };
}

function written(change: GiftChange, { pausedFrom, pausedUntil }: StandingGift): z.input<typeof shape> {
  const { id, at, holdsFrom } = change;
  const placed = { id, at: at.toISOString(), holdsFrom: holdsFrom.toISOString() };
  switch (change.kind) {
    case 'pause':
      return {
        ...{ kind: change.kind, ...placed },
        pausedFrom: (pausedFrom ?? holdsFrom).toISOString(),
        pausedUntil: change.until.toISOString(),
      };
    case 'resume':
      return {
        ...{ kind: change.kind, ...placed },
        pausedFrom: pausedFrom?.toISOString() ?? null,
        pausedUntil: pausedUntil?.toISOString() ?? null,
      };
    case 'amount': {
      const { amount, feeCover } = change.to;
      return {
        ...{ kind: change.kind, ...placed },
        amount: String(amount.amountMinor),
        feeCover: String(feeCover.amountMinor),
      };
    }
    case 'day':
      return { kind: change.kind, ...placed, to: change.to?.toISOString() ?? null };
  }
}

/** As we write it, and as no other text reads. */
const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text)
  .transform((text) => new Date(text));

const placed = { id: z.uuid({ version: 'v7' }), at: time, holdsFrom: time };

/** A year's gift may be due in a year and be left out for one more; nobody paused for longer, and a gift must not sleep for ever. */
const pauseMsMax = 735 * 86_400_000;

const shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pause'), ...placed, pausedFrom: time, pausedUntil: time }),
  /** Of what was left out before, which stays so; null where nothing was. */
  z.object({
    ...{ kind: z.literal('resume'), ...placed },
    ...{ pausedFrom: time.nullable(), pausedUntil: time.nullable() },
  }),
  /** In the currency of the standing gift, which never changes. */
  z.object({ kind: z.literal('amount'), ...placed, amount: rememberedMinor, feeCover: rememberedMinor }),
  /** Null: the usual day again. */
  z.object({ kind: z.literal('day'), ...placed, to: time.nullable() }),
]);

/** How a gift stood by the newest change of its kind. */
export type ChangeNote = Readonly<z.output<typeof shape>>;

function isPossible(note: ChangeNote): boolean {
  if (note.kind === 'amount') return note.amount > 0;
  if (note.kind === 'day') return true;
  const { kind, at, holdsFrom, pausedFrom, pausedUntil } = note;
  if (pausedFrom === null || pausedUntil === null) return pausedFrom === pausedUntil;
  const isInOrder = pausedFrom < pausedUntil && (kind === 'resume' || holdsFrom < pausedUntil);
  return isInOrder && pausedUntil.getTime() - at.getTime() <= pauseMsMax;
}

export interface ChangeNotes {
  /** At most one of each key. */
  readonly notes: readonly ChangeNote[];
  /** Whether something stands where a note of ours would, and is none. */
  readonly isOdd: boolean;
}

/** `metadata`: of a subscription, of which anybody at the Dashboard may have written any part. */
export function readNotes(metadata: Readonly<Record<string, string>>): ChangeNotes {
  const found = [...new Set(Object.values(noteKeys))].flatMap((key) => {
    const text = metadata[key];
    return text === undefined ? [] : [readNote(key, text)];
  });
  return { notes: found.flatMap((each) => each ?? []), isOdd: found.includes(null) };
}

function readNote(key: NoteKey, text: string): ChangeNote | null {
  const { data: note } = shape.safeParse(parsed(text));
  return note && noteKeys[note.kind] === key && isPossible(note) ? note : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
