/** The desk's list of donations, by state, site and fact-check; all, a site and a fact-check have an index in the list's own order. */
import { z } from 'zod';
import { money } from '#app/domain/money.ts';
import type { DonationStore } from '#app/ports/donations.ts';
import type { Db } from './client.ts';
import { donationState, siteColumn } from './donation-rows.ts';
import { parseRow } from './parse-row.ts';

const listColumns = z.object({ state: donationState, site: siteColumn });

export function donationsFound({ prisma, pool }: Db): Pick<DonationStore, 'list' | 'sites'> {
  return {
    list: async (filter, after, limit) => {
      const rows = await prisma.donation.findMany({
        where: {
          ...filter,
          ...(after && {
            // Said twice, so that the index begins at the place and not at the newest.
            createdAt: { lte: after.createdAt },
            OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
          }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        include: { payer: { select: { name: true, billingName: true, organisation: true } } },
      });
      const slugs = [...new Set(rows.flatMap(({ articleSlug }) => articleSlug ?? []))];
      const articles = await prisma.article.findMany({
        where: { slug: { in: slugs } },
        select: { slug: true, headline: true },
      });
      const headlines = new Map(articles.map(({ slug, headline }) => [slug, headline]));
      return rows.map((row) => ({
        ...parseRow('donation', row.id, listColumns, row),
        id: row.id,
        createdAt: row.createdAt,
        amount: money(Number(row.amountMinor), row.currency),
        feeCover: money(Number(row.feeCoverMinor), row.currency),
        payerName: row.payer?.name ?? row.payer?.billingName ?? null,
        organisation: row.payer?.organisation ?? null,
        articleSlug: row.articleSlug,
        articleHeadline: headlines.get(row.articleSlug ?? '') ?? null,
      }));
    },
    sites: async () => {
      const { rows } = await pool.query<{ site: string }>({ name: 'donation-sites', text: sitesSql });
      return rows.map(({ site }) => site);
    },
  };
}

/** From one site to the next through the index: a step for each, however many donations there are. */
const sitesSql = `
  WITH RECURSIVE found AS (
    (SELECT site FROM donation ORDER BY site LIMIT 1)
    UNION ALL
    SELECT (SELECT site FROM donation WHERE site > found.site ORDER BY site LIMIT 1)
    FROM found WHERE found.site IS NOT NULL)
  SELECT site FROM found WHERE site IS NOT NULL`;
