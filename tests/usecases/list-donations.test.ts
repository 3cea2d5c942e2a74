/** The desk's list: pages by key, and what is not understood. */
import { expect, test } from 'vitest';
import type { DonationListItem, DonationStore } from '#app/ports.ts';
import { listDonations } from '#app/usecases/list-donations.ts';

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
  };
}

/** Newest first; three rows share each moment. */
function storeOf(count: number) {
  const rows = Array.from({ length: count }, (_, at) => item(count - 1 - at));
  const asked: { state?: string }[] = [];
  const list: DonationStore['list'] = async (filter, after, limit) => {
    asked.push(filter);
    const from = after ? rows.findIndex(({ id }) => id === after.id) + 1 : 0;
    return rows.slice(from, from + limit);
  };
  return { asked, ports: { donations: { list } as DonationStore } };
}

test('following “older” from the first page shows each donation once, newest first', async () => {
  const { ports } = storeOf(173);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await listDonations(ports, { state: null, after });
    expect(page.isFirst).toBe(after === null);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(Array.from({ length: 173 }, (_, at) => item(172 - at).id));
});

test('a page that is exactly full has no older one', async () => {
  const { ports } = storeOf(50);
  expect((await listDonations(ports, { state: null, after: null })).next).toBeNull();
});

test('a known state filters; an unknown one and a broken cursor are as if they were not there', async () => {
  const { ports, asked } = storeOf(3);
  expect((await listDonations(ports, { state: 'held', after: null })).state).toBe('held');
  const odd = await listDonations(ports, { state: 'toString', after: "1'; DROP TABLE donation" });
  expect(odd).toMatchObject({ state: null, isFirst: true });
  expect(asked).toEqual([{ state: 'held' }, {}]);
});
