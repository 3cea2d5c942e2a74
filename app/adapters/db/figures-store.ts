/** The figures of a year up to a moment: whole days from their rollups, the broken last one from the ledger, refusals from donations. */
import { money } from '#app/domain/money.ts';
import type { Figures } from '#app/domain/register.ts';
import type { FiguresMark, FiguresStore } from '#app/ports/figures.ts';
import type { DayFigure, LedgerDays } from '#app/ports/ledger.ts';
import type { Db } from './client.ts';

export function createFiguresStore({ pool }: Pick<Db, 'pool'>, days: LedgerDays): FiguresStore {
  return {
    read: async ({ until, settledBefore, through, isWholeDay }, yearFrom) => {
      const year = through.slice(0, 4);
      const [kept, released, today] = await Promise.all([
        pool.query<KeptRow>({
          name: 'figures-kept',
          text: keptSql,
          values: [`${year}-01-01`, through, isWholeDay],
        }),
        pool.query<ReleasedRow>({
          name: 'figures-released',
          text: releasedSql,
          values: [yearFrom, until, settledBefore],
        }),
        isWholeDay ? [] : days.derived(through, until),
      ]);
      const rows = [...kept.rows, ...released.rows, ...today];
      return [...new Set(rows.map(({ currency }) => currency))].toSorted().map((currency) => {
        const isOf = (row: { readonly currency: string }) => row.currency === currency;
        return figuresIn(currency, kept.rows.find(isOf), today.filter(isOf), released.rows.find(isOf));
      });
    },
  };
}

interface KeptRow {
  readonly currency: string;
  readonly gifts: string;
  readonly supporters: string;
  readonly kept_minor: string;
}

interface ReleasedRow {
  readonly currency: string;
  readonly refused: string;
  readonly refused_minor: string;
  readonly lapsed: string;
  readonly returned: string;
}

/** Received is what came in less what went back, to donors or to banks; `today` is of the broken last day. */
function figuresIn(
  currency: string,
  kept: KeptRow | undefined,
  today: readonly DayFigure[],
  released: ReleasedRow | undefined,
): Figures {
  const of = (...measures: readonly DayFigure['measure'][]) =>
    today.filter(({ measure }) => measures.includes(measure)).reduce((total, { value }) => total + value, 0);
  return {
    received: {
      count: Number(kept?.gifts ?? 0) + of('gifts'),
      total: money(Number(kept?.kept_minor ?? 0) - of('donation-income', 'refunds', 'disputes'), currency),
    },
    supporters: Number(kept?.supporters ?? 0) + of('supporters'),
    refused: {
      count: Number(released?.refused ?? 0),
      total: money(Number(released?.refused_minor ?? 0), currency),
    },
    lapsed: { count: Number(released?.lapsed ?? 0) },
    returned: { count: Number(released?.returned ?? 0) },
  };
}

const keptSql = `
  SELECT currency, sum(gifts) AS gifts, sum(supporters) AS supporters, -sum(donation_income + refunds + disputes) AS kept_minor
  FROM day_rollup WHERE day >= $1::date AND (day < $2::date OR ($3 AND day = $2::date))
  GROUP BY 1`;

/**
 * Refused and returned by the day of the decision, as far as it was carried out; a sum of refused gifts is what their donors meant to give,
 * of a standing one each time. A refusal at the form is none of them, since nobody's bank has said that there is a card.
 */
const releasedSql = `
  SELECT currency, sum(refused) AS refused, sum(refused_minor) AS refused_minor, sum(lapsed) AS lapsed, sum(returned) AS returned FROM (
    SELECT currency, count(*) AS refused, sum(amount_minor + fee_cover_minor) AS refused_minor, 0 AS lapsed, 0 AS returned
    FROM donation WHERE state = 'refused' AND refusal_decided_at >= $1 AND refusal_decided_at < $2 AND settled_at < $3
    GROUP BY 1
    UNION ALL
    SELECT currency, count(*), sum(amount_minor + fee_cover_minor), 0, 0
    FROM standing_gift WHERE state = 'refused' AND refusal_decided_at >= $1 AND refusal_decided_at < $2 AND settled_at < $3
    GROUP BY 1
    UNION ALL
    SELECT currency, 0, 0, count(*), 0 FROM donation WHERE state = 'lapsed' AND settled_at >= $1 AND settled_at < $2
    GROUP BY 1
    UNION ALL
    SELECT currency, 0, 0, count(*), 0 FROM standing_gift WHERE state = 'lapsed' AND settled_at >= $1 AND settled_at < $2
    GROUP BY 1
    UNION ALL
    SELECT donation.currency, 0, 0, 0, count(*) FROM late_refusal JOIN donation ON donation.id = donation_id
    WHERE late_refusal.state = 'returned' AND decided_at >= $1 AND decided_at < $2 AND late_refusal.settled_at < $3
    GROUP BY 1) released
  GROUP BY 1`;

const markId = 'public';

/** Of the demo, over all processes on its data. */
export function createFiguresMark({
  prisma,
}: Pick<Db, 'prisma'>): FiguresMark & { set(at: Date): Promise<void> } {
  return {
    read: async () => (await prisma.figuresMark.findUnique({ where: { id: markId } }))?.at ?? null,
    set: async (at) => {
      await prisma.figuresMark.upsert({
        where: { id: markId },
        create: { id: markId, at },
        update: { at },
      });
    },
  };
}

/** Of a site that takes real money: the clock alone decides. */
export const noFiguresMark: FiguresMark = { read: () => Promise.resolve(null) };
