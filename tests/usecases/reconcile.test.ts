/** Comparing Stripe with what we hold: whatever was missed is put right by one comparison, and what cannot be is for a person. */
import pg from 'pg';
import { expect, test } from 'vitest';
import { createAccount } from '#app/adapters/stripe/account.ts';
import type { Donation } from '#app/domain/donation/donation.ts';
import type { Ports } from '#app/ports.ts';
import { payoutSubject } from '#app/domain/subject.ts';
import type { SessionAtStripe } from '#app/ports/reconciliation.ts';
import { advance } from '#app/usecases/advance.ts';
import { compareBalance } from '#app/usecases/compare-balance.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { byHand, type ByHand } from '#tests/support/by-hand.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const hour = 3600;
const day = 24 * hour;

/** One comparison, and what it asked for. */
async function compare({ ports, drain }: ByHand, since: Date | null = null) {
  const compared = await reconcile(ports, { cause: 'hourly', since });
  if (compared.kind !== 'compared') throw new Error(compared.kind);
  await drain();
  return compared.run;
}

const openOf = async ({ reconciliations }: Ports) =>
  (await reconciliations.listOpen(50)).map(({ kind, objectId }) => [kind, objectId]);

async function agrees({ ports }: ByHand): Promise<void> {
  for (const { currency, ledgerMinor, stripeMinor } of await compareBalance(ports))
    expect(ledgerMinor, currency).toBe(stripeMinor);
}

/** As a restore from before leaves it: the database never heard of these donations. */
async function lose(world: World, ...donations: readonly Donation[]): Promise<void> {
  const owner = new pg.Client({ connectionString: world.deps.env.databaseOwnerUrl });
  await owner.connect();
  const ids = donations.map(({ id }) => id);
  for (const table of ['payer', 'checkout', 'screening', 'mail'])
    await owner.query(`DELETE FROM ${table} WHERE donation_id = ANY ($1)`, [ids]);
  await owner.query('DELETE FROM work WHERE subject_id = ANY ($1)', [ids]);
  await owner.query('DELETE FROM donation WHERE id = ANY ($1)', [ids]);
  await owner.end();
}

async function paid(world: World, payer: Parameters<World['pay']>[1] = {}): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, payer);
  return donation;
}

test('after days without any event one comparison puts everything right, a refund in the Dashboard too, and the next finds nothing (money 42)', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  await world.control({ action: 'outage', days: 3 });
  const [first, held, second] = [
    await paid(world),
    await paid(world, { name: listed.near }),
    await paid(world),
  ];
  const run = await compare(hand);
  expect(run).toMatchObject({ open: 0 });
  expect(run.found).toBeGreaterThan(0);
  const states = async () =>
    Promise.all([first, held, second].map(async ({ id }) => (await world.donation(id)).state));
  expect(await states()).toEqual(['received', 'held', 'received']);

  // Somebody takes the held one and refunds another at Stripe; nobody hears of it.
  const { paymentIntentId } = await world.donation(held.id);
  await world.stripe.paymentIntents.capture(paymentIntentId ?? '');
  await world.control({ action: 'refund', charge: (await world.donation(first.id)).chargeId, amount: 200 });
  await world.control({ action: 'clock', advanceSeconds: hour });
  await compare(hand);
  expect(await states()).toEqual(['received', 'received', 'received']);
  expect(await hand.ports.refunds.ofDonation(first.id)).toMatchObject([
    { state: 'succeeded', origin: 'stripe' },
  ]);
  await world.control({ action: 'clock', advanceSeconds: hour });
  await compare(hand);
  await world.control({ action: 'clock', advanceSeconds: hour });
  expect(await compare(hand)).toMatchObject({ found: 0, open: 0 });
  expect(await openOf(hand.ports)).toEqual([]);
  await agrees(hand);
}, 60_000);

test('donations that the database lost are taken in again from what their payment pages remember, and go on from where Stripe is', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const give = { amount: 'other', amountOther: '12.34', coverFee: 'yes' };
  const captured = await world.give(give);
  await world.pay(captured);
  const clear = await paid(world);
  const held = await paid(world, { name: listed.near });
  const open = await world.give();
  await world.stripe.paymentIntents.capture(
    (await world.intents()).find(({ session }) => session === captured.sessionId)?.id ?? '',
  );
  const before = await Promise.all([captured, clear, held, open].map(({ id }) => world.donation(id)));
  await lose(world, captured, clear, held, open);

  const run = await compare(hand);
  expect(run).toMatchObject({ open: 0 });
  const after = await Promise.all([captured, clear, held, open].map(({ id }) => world.donation(id)));
  expect(after.map(({ state }) => state)).toEqual(['received', 'received', 'held', 'open']);
  const remembered = ({
    token,
    amount,
    feeCover,
    locale,
    site,
    articleSlug,
    pledgeVersion,
    sessionId,
  }: Donation) => ({
    ...{ token, amount, feeCover, locale, site, articleSlug, pledgeVersion, sessionId },
  });
  expect(after.map(remembered)).toEqual(before.map(remembered));
  await world.pay(open);
  await world.control({ action: 'clock', advanceSeconds: hour });
  await compare(hand);
  await compare(hand);
  expect((await world.donation(open.id)).state).toBe('received');
  expect(await openOf(hand.ports)).toEqual([]);
  await agrees(hand);
}, 60_000);

test('what a payment page does not remember, and what another site on the account took, is not taken in: the one is for a person, once', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const admin = { id: 'ada', name: 'Ada', email: 'ada@example.org', role: 'admin' as const };
  const hand = byHand(ports, { staff: { ...ports.staff, all: () => Promise.resolve([admin]) } });
  const lost = await world.give({ organisation: 'Friends of the River' });
  await world.pay(lost);
  await lose(world, lost);
  const other = { ...ports.site, url: 'https://another.example' };
  const elsewhere = byHand(ports, { site: other });
  expect((await compare(elsewhere)).found).toBe(0);

  const { id: _, ...run } = await compare(hand);
  expect(run).toMatchObject({ found: 1, mended: 0, open: 1 });
  expect(await openOf(ports)).toEqual([['session-unknown', lost.sessionId]]);
  expect(await ports.donations.find(lost.id)).toBeNull();
  for (let more = 0; more < 2; more += 1) {
    await world.control({ action: 'clock', advanceSeconds: hour });
    expect(await compare(hand)).toMatchObject({ open: 1 });
  }
  const mails = await ports.mails.latest(10);
  expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['reconciliation-open', admin.email],
  ]);
  // A week later it is out of the window that is read, and looked up by itself: the hold is still at the bank or is not.
  await world.stripe.paymentIntents.cancel((await world.intents())[0]?.id ?? '');
  await world.control({ action: 'clock', advanceSeconds: 20 * day });
  expect(await compare(hand)).toMatchObject({ open: 1 });
}, 60_000);

test('what a mend was asked for has time to work, then is a person’s, and goes by itself once it is put right', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await paid(world);
  // The queue loses every job.
  const deaf: Ports = { ...ports, jobs: { send: () => Promise.resolve() } };
  const lookOnce = async () => {
    const compared = await reconcile(deaf, { cause: 'hourly' });
    return compared.kind === 'compared' ? compared.run : null;
  };
  expect(await lookOnce()).toMatchObject({ found: 1, mended: 0, open: 0 });
  expect(await lookOnce()).toMatchObject({ found: 1, open: 0 });
  await world.control({ action: 'clock', advanceSeconds: hour });
  expect(await lookOnce()).toMatchObject({ open: 1 });
  expect(await openOf(ports)).toEqual([['donation-behind', donation.sessionId]]);
  const hand = byHand(ports);
  await hand.drain();
  await compare(hand);
  expect(await compare(hand)).toMatchObject({ found: 0, open: 0 });
  expect(await openOf(ports)).toEqual([]);
}, 60_000);

test('what no comparison can mend is for a person, each by its name, and goes once it is as it should be', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const hand = byHand(ports);
  const [received, held] = [await paid(world), await paid(world, { name: listed.near })];
  await compare(hand);

  // A page that saved a card in the name of an organization, which nobody can name any more; another site's is none of ours.
  const saved = { standing_gift: '019ad000-0000-7000-8000-000000000001', organisation: 'named' };
  const setups = await Promise.all(
    [ports.site.url, 'https://another.example'].map((site) =>
      world.stripe.checkout.sessions.create({
        ...{ mode: 'setup', currency: 'usd', customer_creation: 'always', metadata: saved },
        success_url: `${site}/standing-gifts/lost`,
      }),
    ),
  );
  for (const { id } of setups) await world.pay({ ...received, sessionId: id });
  await compare(hand);
  expect(await openOf(ports)).toEqual([['session-unknown', setups[0]?.id]]);

  // Somebody copies a gift's page, and it is paid as well.
  const metadata = { donation: received.id };
  const copy = await world.stripe.checkout.sessions.create({
    ...{ mode: 'payment', metadata, success_url: `${ports.site.url}/donations/${received.token}` },
    line_items: [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 500, product_data: { name: 'Gift' } } },
    ],
    payment_intent_data: { metadata, capture_method: 'manual' },
  });
  await world.pay({ ...received, sessionId: copy.id });
  const second = (await world.intents()).find(({ session }) => session === copy.id)?.id ?? '';
  await compare(hand);
  const newest = async () => (await openOf(ports)).filter(([, id]) => id !== setups[0]?.id).toSorted();
  expect(await newest()).toEqual([
    ['payment-second', second],
    ['session-unknown', copy.id],
  ]);
  await world.stripe.paymentIntents.cancel(second);
  await compare(hand);
  expect(await newest()).toEqual([['session-unknown', copy.id]]);
  const names = async (base: ByHand) => {
    await compare(base);
    return (await newest()).filter(([, id]) => id !== copy.id);
  };

  // What was received is not taken at Stripe, as it says now.
  const { account, payoutsAtStripe } = ports;
  async function* letGo(since: Date) {
    for await (const page of account.sessions(since)) yield page.map(untaken);
  }
  const untaken = <S extends SessionAtStripe>(session: S): S => {
    const { checkout } = session;
    const payment = checkout.payment && { ...checkout.payment, status: 'canceled' as const };
    return session.donationId === received.id ? { ...session, checkout: { ...checkout, payment } } : session;
  };
  const otherwise = byHand(ports, { account: { ...account, sessions: letGo } });
  expect(await names(otherwise)).toEqual([['donation-otherwise', received.sessionId]]);
  expect(await names(hand)).toEqual([]);

  // A payout that is less than what Stripe lists of it. By then the page of the held gift is gone, too.
  await world.control({ action: 'payouts', daily: true });
  await world.control({ action: 'clock', advanceSeconds: 4 * day });
  await world.control({ action: 'payouts', daily: false });
  const paidOutBy = async (id: string) =>
    (await payoutsAtStripe.paidOutBy(id)).filter(({ net }) => net.amountMinor < 0);
  const session = (id: string) => (id === held.sessionId ? Promise.resolve(null) : account.session(id));
  const lacking = byHand(ports, {
    ...{ account: { ...account, session }, payoutsAtStripe: { ...payoutsAtStripe, paidOutBy } },
  });
  await compare(lacking);
  const [payout] = await ports.payouts.list(null, 1);
  expect(await names(lacking)).toEqual([
    ['payout-differs', payout?.id],
    ['session-missing', held.sessionId],
  ]);
  await advance(ports, payoutSubject(payout?.id ?? ''));
  expect(await names(hand)).toEqual([]);
}, 60_000);

test('a balance that moves while it is compared is no difference, and one that differs is', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const fee = () => world.control({ action: 'account-fee', amount: 10 });
  await fee();
  let reads = 0;
  const moving = (times: number): Ports => ({
    ...ports,
    balance: {
      ...ports.balance,
      read: async () => {
        const read = await ports.balance.read();
        reads += 1;
        if (reads <= times) await fee();
        return read;
      },
    },
  });
  const totalsOf = async (base: Ports) => {
    reads = 0;
    const compared = await reconcile(base, { cause: 'hourly' });
    return compared.kind === 'compared' ? compared.run : null;
  };
  expect(await totalsOf(moving(2))).toMatchObject({
    found: 0,
    totals: [{ isMoving: false, currency: 'USD' }],
  });
  expect(await totalsOf(moving(1000))).toMatchObject({ found: 0, totals: [{ isMoving: true }] });

  const lying: Ports = {
    ...ports,
    balance: {
      ...ports.balance,
      read: async () =>
        (await ports.balance.read()).map((each) => ({ ...each, pendingMinor: each.pendingMinor + 7 })),
    },
  };
  expect(await totalsOf(lying)).toMatchObject({ found: 1, open: 0 });
  await world.control({ action: 'clock', advanceSeconds: hour });
  expect(await totalsOf(lying)).toMatchObject({ found: 1, open: 1 });
  const [finding] = await ports.reconciliations.listOpen(5);
  const [stripe, ours] = [finding?.stripe?.amountMinor ?? 0, finding?.ours?.amountMinor ?? 0];
  expect(stripe - ours).toBe(7);
  // While it moves nobody can say that it is gone.
  expect(await totalsOf(moving(1000))).toMatchObject({ open: 1 });
  expect(await totalsOf(ports)).toMatchObject({ found: 0, mended: 1, open: 0 });
}, 60_000);

test('a comparison that broke off goes on with the area in which it did, waits where Stripe is asked too often, and never runs twice at once', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  await paid(world);
  await world.control({ action: 'fault', on: 'GET /v1/refunds', kind: '500', times: 9 });
  await expect(reconcile(hand.ports, { cause: 'hourly' })).rejects.toThrow();
  const [broken] = await hand.ports.reconciliations.latest(5);
  expect(broken).toMatchObject({
    finishedAt: null,
    done: ['events', 'sessions', 'payments', 'unsettled', 'subscriptions', 'renewals'],
  });
  expect(broken?.failureCode).toContain('500');
  await world.control({ action: 'faults-clear' });
  await world.control({ action: 'fault', on: 'GET /v1/refunds', kind: '429', times: 2 });
  const both = await Promise.all([
    reconcile(hand.ports, { cause: 'hourly' }),
    reconcile(hand.ports, { cause: 'hourly' }),
  ]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['busy', 'compared']);
  expect(await hand.ports.reconciliations.latest(5)).toMatchObject([{ id: broken?.id, failureCode: null }]);
}, 60_000);

test('a webhook that Stripe has disabled, or that is not told of all, is for a person until it is mended; a key that may not read it keeps nothing back', async () => {
  await using world = await openWorld();
  const hand = byHand(world.deps.ports);
  const kinds = async () => (await openOf(hand.ports)).map(([kind]) => kind);
  await compare(hand);
  expect(await kinds()).toEqual([]);
  await world.control({ action: 'endpoint', status: 'disabled' });
  expect(await compare(hand)).toMatchObject({ found: 1, open: 1 });
  await compare(hand);
  expect(await kinds()).toEqual(['webhook-disabled']);
  await world.control({ action: 'endpoint', status: 'enabled' });
  await compare(hand);
  expect(await kinds()).toEqual([]);

  const { account } = hand.ports;
  const deaf = byHand(hand.ports, {
    account: {
      ...account,
      endpoints: async () => {
        const found = await account.endpoints();
        return found.map((endpoint) => ({ ...endpoint, events: ['charge.captured'] }));
      },
    },
  });
  await compare(deaf);
  expect(await kinds()).toEqual(['webhook-incomplete']);
  // Another site of the same account has an endpoint of its own.
  const theirs = createAccount(world.stripe, false, 'https://other.example/webhooks/stripe');
  expect(await theirs.endpoints()).toEqual([]);
  await world.control({ action: 'fault', on: 'GET /v1/webhook_endpoints', kind: '403', times: 1 });
  expect(await compare(hand)).toMatchObject({ open: 0 });
}, 60_000);
