/** The figures of the product for whoever watches over it, in the text of Prometheus. */
import type { Figure, MetricsText, Ports } from '#app/ports.ts';
import { checkReadiness, type OperatorReadiness } from './check-readiness.ts';

/** Never throws: what cannot be read is left out, and `unbought_database_up` says why. */
export async function readMetrics(
  ports: Pick<Ports, 'backlog' | 'events' | 'registry' | 'clock' | 'log' | 'metrics'>,
): Promise<MetricsText> {
  return ports.metrics.text(figuresOf(await checkReadiness(ports)));
}

function figuresOf(found: OperatorReadiness): Figure[] {
  const { held, mailsWaiting, late, oldestEvent } = found;
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
    ...(late === null
      ? []
      : [
          {
            name: 'unbought_late',
            help: 'What was due more than 15 minutes ago and is not done.',
            values: Object.entries(late).map(([work, value]) => ({ labels: { work }, value })),
          },
        ]),
  ];
}

function one(name: string, help: string, value: number): Figure {
  return { name, help, values: [{ value }] };
}
