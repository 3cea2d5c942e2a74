/** The desk's list: pages by key, and what is not understood. */
import { expect, test } from 'vitest';
import type { DonationFilter, DonationListItem, DonationStore } from '#app/ports/donations.ts';
import type { LedgerStore } from '#app/ports/ledger.ts';
import { listDonations } from '#app/usecases/list-donations.ts';

const all = { state: null, site: null, article: null, after: null };

function item(number: number): DonationListItem {
  const amount = { amountMinor: 500, currency: 'USD' };
  const id = `d-${String(number).padStart(4, '0')}`;
  const createdAt = new Date(Date.UTC(2026, 0, 1) + Math.floor(number / 3) * 1000);
  return {
    id,
    createdAt,
    state: 'held',
    amount,
    feeCover: amount,
    payerName: null,
    organisation: null,
    articleSlug: null,
    articleHeadline: null,
    site: 'direct',
  };
}

/** Newest first; three rows share each moment. */
function storeOf(count: number) {
  const rows = Array.from({ length: count }, (_, at) => item(count - 1 - at));
  const asked: DonationFilter[] = [];
  const list: DonationStore['list'] = async (filter, after, limit) => {
    asked.push(filter);
    const from = after ? rows.findIndex(({ id }) => id === after.id) + 1 : 0;
    return rows.slice(from, from + limit);
  };
  const sites = () => Promise.resolve(['https://once.example', 'direct']);
  const site = { embedding: { origins: ['https://partner.example'], cardsAnywhere: false, askOff: [] } };
  const ledger = { ofDonations: () => Promise.resolve(new Map()) } as unknown as LedgerStore;
  return { asked, ports: { donations: { list, sites } as DonationStore, ledger, site } };
}

test('following “older” from the first page shows each donation once, newest first', async () => {
  const { ports } = storeOf(173);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await listDonations(ports, { ...all, after });
    expect(page.isFirst).toBe(after === null);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(Array.from({ length: 173 }, (_, at) => item(172 - at).id));
});

test('a page that is exactly full has no older one', async () => {
  const { ports } = storeOf(50);
  expect((await listDonations(ports, all)).next).toBeNull();
});

test('a known state filters; an unknown one and a broken cursor are as if they were not there', async () => {
  const { ports, asked } = storeOf(3);
  expect((await listDonations(ports, { ...all, state: 'held' })).filter.state).toBe('held');
  const odd = await listDonations(ports, { ...all, state: 'toString', after: "1'; DROP TABLE donation" });
  expect(odd).toMatchObject({ filter: { state: null }, isFirst: true });
  expect(asked).toEqual([{ state: 'held' }, {}]);
});

test('a site and a fact-check filter, the latter also by its address; what is neither does not', async () => {
  const { ports, asked } = storeOf(3);
  const site = 'https://partner.example';
  await listDonations(ports, { ...all, site, article: 'https://news.example/fact-checks/is-it?x=1#give' });
  await listDonations(ports, { ...all, site: 'direct', article: ' is-it ' });
  await listDonations(ports, { ...all, site: 'https://partner.example/path', article: 'Is it?' });
  expect(asked).toEqual([{ site, articleSlug: 'is-it' }, { site: 'direct', articleSlug: 'is-it' }, {}]);
});

test('the sites to choose from are ours, those that are listed and those that once were, each once', async () => {
  const { ports } = storeOf(3);
  expect((await listDonations(ports, all)).sites).toEqual([
    'direct',
    'https://partner.example',
    'https://once.example',
  ]);
});
