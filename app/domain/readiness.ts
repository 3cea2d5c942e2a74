/** Whether the app can do its work: what everybody may know of it, what its operator may, and both as figures. */

/** Kinds of work that is due by itself. `event` is one of Stripe's that nobody has acted on; `balance` the reading of what moved there. */
export const workKinds = [
  'donation',
  'standing-gift',
  'renewal',
  'refund',
  'dispute',
  'late-refusal',
  'payout',
  'mail',
  'appeal',
  'event',
  'rescreening',
  'balance',
] as const;
export type WorkKind = (typeof workKinds)[number];

/** What everybody may know: nothing in it moves with a single donation. */
export interface PublicReadiness {
  /** False takes the app out of service, so only for what no page can do without. */
  readonly ready: boolean;
  readonly database: 'ok' | 'out';
  /** Whether a donation that is given now can be recorded; it may still have to wait for a person. */
  readonly canTakeGifts: boolean;
  /** Anything but `ready` means that every donation is held for a person. */
  readonly registry: 'ready' | 'empty' | 'stale' | 'failed';
  /** The editions in force, one a source. */
  readonly editions: readonly { readonly source: string; readonly edition: string }[];
}

/** What whoever runs the site may know besides. */
export interface OperatorReadiness extends Omit<PublicReadiness, 'editions'> {
  readonly editions: readonly {
    readonly source: string;
    readonly edition: string;
    readonly listings: number;
    /** Since it was last confirmed; null for a source that does not age. */
    readonly ageDays: number | null;
  }[];
  /** How many listings donations are screened against. */
  readonly listings: number;
  /** Stripe's oldest event that nobody has acted on; null where there is none or the database is out. */
  readonly oldestEvent: { readonly receivedAt: Date; readonly ageSeconds: number } | null;
  /** Donations that wait for a person. Null, like what follows, where the database is out. */
  readonly held: number | null;
  /** Not sent and not given up. */
  readonly mailsWaiting: number | null;
  /** Work that should have been done by itself and is not, each kind that has any. */
  readonly late:
    readonly { readonly kind: WorkKind; readonly count: number; readonly oldestAgeSeconds: number }[] | null;
  /** Events of ours that say something we do not act on. */
  readonly eventsNotUnderstood: number | null;
  /** Events of ours whose subject never came. */
  readonly eventsDead: number | null;
  /** What moved the balance at Stripe and is booked as unclassified. */
  readonly movementsUnclassified: number | null;
  /** A restore after which Stripe is still being read, so that nothing is asked of it and no mail sent; null where there is none. */
  readonly catchingUp: {
    readonly restoredAt: Date;
    readonly backupOf: Date;
    readonly subjectsRead: number;
  } | null;
}

/** One figure: `values` has one entry without labels, or one for each value of its labels. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}

/** The part of it that everybody may know. */
export function publicReadiness(whole: OperatorReadiness): PublicReadiness {
  const { ready, database, canTakeGifts, registry, editions } = whole;
  return {
    ready,
    database,
    canTakeGifts,
    registry,
    editions: editions.map(({ source, edition }) => ({ source, edition })),
  };
}

/** What the operator may know, as Prometheus names it; what could not be read is left out, and `unbought_database_up` says why. */
export function figuresOf(found: OperatorReadiness): Figure[] {
  const { held, mailsWaiting, late, eventsNotUnderstood, eventsDead, movementsUnclassified, oldestEvent } =
    found;
  const isUp = found.database === 'ok';
  return [
    one('unbought_database_up', 'Whether the database answers.', Number(isUp)),
    one(
      'unbought_registry_ready',
      'Whether gifts are screened; 0: all are held.',
      Number(found.registry === 'ready'),
    ),
    one('unbought_registry_listings', 'Listings that gifts are screened against.', found.listings),
    {
      name: 'unbought_registry_age_days',
      help: 'Days since a list that ages was last confirmed.',
      values: found.editions.flatMap(({ source, ageDays }) =>
        ageDays === null ? [] : [{ labels: { source }, value: ageDays }],
      ),
    },
    ...(held === null ? [] : [one('unbought_donations_held', 'Donations that wait for a person.', held)]),
    ...(mailsWaiting === null
      ? []
      : [one('unbought_mails_waiting', 'Mails that are neither sent nor given up.', mailsWaiting)]),
    ...(isUp
      ? [
          one(
            'unbought_oldest_event_age_seconds',
            'Age of the oldest event of Stripe that nobody has acted on; 0 where there is none.',
            oldestEvent?.ageSeconds ?? 0,
          ),
        ]
      : []),
    ...(isUp
      ? [
          one(
            'unbought_catching_up',
            'Whether Stripe is still being read after a restore, so that nothing is asked of it.',
            Number(found.catchingUp !== null),
          ),
        ]
      : []),
    ...(late === null
      ? []
      : [
          {
            name: 'unbought_late',
            help: 'What was due more than ten minutes ago and is not done.',
            values: workKinds.map((work) => ({
              labels: { work },
              value: late.find(({ kind }) => kind === work)?.count ?? 0,
            })),
          },
        ]),
    ...(eventsNotUnderstood === null
      ? []
      : [
          one(
            'unbought_events_not_understood',
            'Events of Stripe about our donations that nothing was done about.',
            eventsNotUnderstood,
          ),
        ]),
    ...(eventsDead === null
      ? []
      : [
          one(
            'unbought_events_dead',
            'Events of Stripe about something of ours that never came here.',
            eventsDead,
          ),
        ]),
    ...(movementsUnclassified === null
      ? []
      : [
          one(
            'unbought_movements_unclassified',
            'Movements of the balance at Stripe that belong to no gift and no known category.',
            movementsUnclassified,
          ),
        ]),
  ];
}

function one(name: string, help: string, value: number): Figure {
  return { name, help, values: [{ value }] };
}
