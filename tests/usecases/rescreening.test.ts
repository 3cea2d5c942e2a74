/** A registry that changes: held donations are screened again, received ones are reported and left alone. */
import { expect, test } from 'vitest';
import type { Donation } from '#app/domain/donation/donation.ts';
import { donationSubject, subjectKey } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import { addAlias } from '#app/usecases/add-alias.ts';
import { advanceDonation } from '#tests/support/advance.ts';
import { closeFinding } from '#app/usecases/close-finding.ts';
import { decideDonation } from '#app/usecases/decide-donation.ts';
import { erasePersonalData } from '#app/usecases/erase-personal-data.ts';
import { listRescreenings } from '#app/usecases/list-rescreenings.ts';
import { rescreenPast } from '#app/usecases/rescreen-past.ts';
import { showDonationToStaff } from '#app/usecases/show-donation-to-staff.ts';
import { rescreenOutrun, startRescreening } from '#app/usecases/start-rescreening.ts';
import { withdrawLearned } from '#app/usecases/withdraw-learned.ts';
import { listed, openWorld, type World } from '#tests/support/world.ts';

const actor = { id: 'staff-1', name: 'Ada Reviewer' };
const near = listed.near;
const group = 'fec-committees:C00000001';
const everything = { listingId: null, isWithdrawn: null, text: null, after: null, limit: 9 };

async function pays(
  world: World,
  payer: { name?: string; email?: string; card?: string },
): Promise<Donation> {
  const donation = await world.give();
  await world.pay(donation, payer);
  await advanceDonation(world.deps.ports, donation.id);
  return world.donation(donation.id);
}

const alsoCalled = async (world: World, text: string, listingId = group) => {
  const added = await addAlias(world.deps.ports, {
    listingId,
    kind: 'name',
    text,
    reason: 'Its site',
    actor,
  });
  expect(added).toEqual({ kind: 'added' });
};

/** Starts what is to be started and runs it to its end; answers how many jobs that took. */
async function rescreen(ports: Ports): Promise<number> {
  await startRescreening(ports);
  const [run] = await ports.rescreenings.latest(1);
  for (let jobs = 1; run; jobs++) {
    if ((await rescreenPast(ports, run.id)) === 'finished') return jobs;
  }
  return 0;
}

const report = (world: World) => listRescreenings(world.deps.ports, { openAfter: null, closedAfter: null });

test('a donation that was screened before the lists changed and taken after is looked at within the hour, once', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await rescreen(ports);
  const donation = await world.give();
  await world.pay(donation, { name: 'Lighthouse Voters' });
  // The bank's word of the capture comes later than the list.
  await world.control({ action: 'fault', on: 'capture', kind: '500', times: 9 });
  await expect(advanceDonation(ports, donation.id)).rejects.toThrow();
  expect((await world.donation(donation.id)).state).toBe('capturing');
  await world.control({ action: 'faults-clear' });
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await alsoCalled(world, 'Lighthouse Voters');
  await rescreen(ports);
  await world.control({ action: 'clock', advanceSeconds: 60 });
  await advanceDonation(ports, donation.id);
  expect((await world.donation(donation.id)).state).toBe('received');
  expect((await report(world)).open.items).toEqual([]);
  expect(await rescreenOutrun(ports)).toBe('started');
  const [run] = await ports.rescreenings.latest(1);
  expect(await rescreenPast(ports, run?.id ?? '')).toBe('finished');
  expect((await report(world)).open.items).toMatchObject([{ donation: { id: donation.id } }]);
  expect(await rescreenOutrun(ports)).toBe('nothing-new');
});

test('without lists nobody counts as looked at, and the look begins again once there are some', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await pays(world, { name: 'Lighthouse Voters' });
  await alsoCalled(world, 'Lighthouse Voters');
  const registry = { ...ports.registry, current: () => ({ status: 'stale' as const, index: null }) };
  await expect(rescreen({ ...ports, registry })).rejects.toThrow('no lists');
  const [run] = await ports.rescreenings.latest(1);
  expect(run).toMatchObject({ finishedAt: null, failureCount: 1 });
  await rescreen(ports);
  expect((await report(world)).open.items).toMatchObject([{ donation: { id: donation.id } }]);
});

test('a received donation of a payer who is listed now is reported, and neither the donation nor what decided it changes', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await pays(world, { name: 'Lighthouse Voters' });
  await pays(world, { name: 'Robin Reader' });
  expect(await rescreen(ports)).toBe(1);
  expect(await startRescreening(ports)).toBe('nothing-new');
  expect((await report(world)).open.items).toEqual([]);

  await alsoCalled(world, 'Lighthouse Voters');
  await rescreen(ports);
  const { runs, open, openCount } = await report(world);
  expect(
    runs.map(({ cause, seen, findings, finishedAt }) => [cause, seen, findings, finishedAt !== null]),
  ).toEqual([
    ['Staff added another name of a listing', 2, 1, true],
    ['The first re-screening', 2, 0, true],
  ]);
  expect(openCount).toBe(1);
  expect(open.items).toEqual([
    expect.objectContaining({ closedAt: null, cause: 'Staff added another name of a listing' }),
  ]);
  expect(open.items[0]?.donation.id).toBe(donation.id);
  expect(open.items[0]?.screening).toMatchObject({ outcome: 'political', listing: { name: listed.group } });

  expect(await world.donation(donation.id)).toEqual(donation);
  expect((await ports.donations.lastScreening(donation.id))?.screening.outcome).toBe('clear');
  expect((await showDonationToStaff(ports, donation.id))?.screenings.map(({ stage }) => stage)).toEqual([
    'payer',
  ]);
  await world.assertLedgerAgrees();
});

test('what staff closed is not reported again for the same listing, what closed by itself is', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await pays(world, { name: 'Lighthouse Voters' });
  await rescreen(ports);
  await alsoCalled(world, 'Lighthouse Voters');
  await rescreen(ports);
  const [alias] = await ports.learned.list({ kind: 'alias', ...everything });
  await withdrawLearned(ports, { kind: 'alias', id: alias?.id ?? '', actor });
  await rescreen(ports);
  const gone = await report(world);
  expect([gone.open.items.length, gone.closed.items.map(({ closedBy }) => closedBy)]).toEqual([0, [null]]);

  await alsoCalled(world, 'Lighthouse Voters');
  await rescreen(ports);
  const [finding] = (await report(world)).open.items;
  const close = (note: string) => closeFinding(ports, { id: finding?.id ?? '', note, actor });
  expect((await close(' ')).kind).toBe('invalid');
  expect((await close('x'.repeat(2001))).kind).toBe('invalid');
  expect(await close('Refunded by hand.')).toEqual({ kind: 'closed' });
  expect(await close('Twice')).toEqual({ kind: 'closed-before' });
  expect((await closeFinding(ports, { id: 'none', note: 'x', actor })).kind).toBe('unknown-finding');

  await alsoCalled(world, 'Something Else Voters');
  await rescreen(ports);
  expect((await report(world)).open.items).toEqual([]);
  await alsoCalled(world, 'Lighthouse Voters', 'fec-committees:C00000002');
  const [first] = await ports.learned.list({
    kind: 'alias',
    ...everything,
    listingId: group,
    text: 'Lighthouse',
  });
  await withdrawLearned(ports, { kind: 'alias', id: first?.id ?? '', actor });
  await rescreen(ports);
  expect((await report(world)).open.items.map(({ screening }) => screening.listing?.name)).toEqual([
    listed.similar,
  ]);
});

test('a look that was interrupted goes on where it came to, and reports nothing twice', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donations = [];
  for (let number = 0; number < 5; number++) donations.push(await pays(world, { name: 'Lighthouse Voters' }));
  await rescreen(ports);
  await alsoCalled(world, 'Lighthouse Voters');
  await startRescreening(ports);
  const [run] = await ports.rescreenings.latest(1);
  const asked: (string | undefined)[] = [];
  const small: Ports = {
    ...ports,
    donations: {
      ...ports.donations,
      past: async (since, after) => {
        asked.push(after?.id);
        return ports.donations.past(since, after, 2);
      },
    },
  };
  let records = 0;
  const crashing: Ports = {
    ...small,
    rescreenings: {
      ...ports.rescreenings,
      record: async (id, page) => {
        records += 1;
        if (records === 2) throw new Error('the power went');
        // A page of two looks like the last one; it is not.
        await ports.rescreenings.record(id, { ...page, isLast: false });
      },
    },
  };
  await rescreenPast(crashing, run?.id ?? '');
  expect((await ports.rescreenings.find(run?.id ?? ''))?.reached).toBe(donations[1]?.id);
  await expect(rescreenPast(crashing, run?.id ?? '')).rejects.toThrow('the power went');
  expect((await ports.rescreenings.find(run?.id ?? ''))?.reached).toBe(donations[1]?.id);
  expect(await rescreenPast(ports, run?.id ?? '')).toBe('finished');
  expect(asked).toEqual([undefined, donations[1]?.id]);
  const { open, runs } = await report(world);
  expect(open.items.map(({ donation }) => donation.id).sort()).toEqual(donations.map(({ id }) => id).sort());
  expect(runs[0]).toMatchObject({ seen: 5, findings: 5 });
});

test('of two that start or run a look at once, one does it', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await pays(world, { name: 'Robin Reader' });
  await Promise.all([startRescreening(ports), startRescreening(ports), startRescreening(ports)]);
  const runs = await ports.rescreenings.latest(9);
  expect(runs).toHaveLength(1);
  const id = runs[0]?.id ?? '';
  let inside: unknown;
  // To its end: what follows finds the lock free.
  await ports.rescreenings.exclusively(async () => {
    inside = await rescreenPast(ports, id);
  });
  expect(inside).toBe('busy');
  expect((await ports.rescreenings.find(id))?.finishedAt).toBeNull();
  expect(await startRescreening(ports)).toBe('unfinished');
  expect(await rescreenPast(ports, id)).toBe('finished');
});

test('held donations follow the registry: one that is listed now is refused, one whose match is gone is taken', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  await alsoCalled(world, 'Citizens of Lighthouse Harbor');
  const refused = await pays(world, { name: near });
  const taken = await pays(world, {
    name: 'Citizens of Lighthouse Harbor Society',
    card: '5555555555554444',
  });
  expect([refused.state, taken.state]).toEqual(['held', 'held']);
  // Nothing new: it waits, and no further record is made.
  await advanceDonation(ports, refused.id);
  expect(await world.donation(refused.id)).toEqual(refused);

  const [alias] = await ports.learned.list({ kind: 'alias', ...everything });
  await alsoCalled(world, near);
  await withdrawLearned(ports, { kind: 'alias', id: alias?.id ?? '', actor });
  const sent: string[] = [];
  const jobs: Ports['jobs'] = {
    send: (name, id) => {
      sent.push(`${name} ${id}`);
      return Promise.resolve();
    },
  };
  await rescreen({ ...ports, jobs });
  expect(sent).toEqual(
    expect.arrayContaining([refused, taken].map(({ id }) => `advance ${subjectKey(donationSubject(id))}`)),
  );
  for (const { id } of [refused, taken]) await advanceDonation(ports, id);
  expect(await world.donation(refused.id)).toMatchObject({ state: 'refused', refusedBy: 'screening' });
  expect((await world.donation(taken.id)).state).toBe('received');
  const file = await showDonationToStaff(ports, refused.id);
  expect(file?.screenings.map(({ stage, screening }) => [stage, screening.outcome])).toEqual([
    ['payer', 'unclear'],
    ['again', 'political'],
  ]);
  await world.assertLedgerAgrees();
});

test('clearing one donation of a payer takes their other held donation too, but not one that staff are refusing', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const [first, second, third] = [
    await pays(world, { name: near }),
    await pays(world, { name: near }),
    await pays(world, { name: near }),
  ];
  const decide = (donation: Donation, decision: string, reason: string) =>
    decideDonation(ports, { donationId: donation.id, decision, reason, note: '', actor });
  await decide(first, 'clear', 'same-name-only');
  await world.control({ action: 'clock', advanceSeconds: 200 });
  await decide(third, 'refuse', 'not-genuine');
  await world.control({ action: 'clock', advanceSeconds: 101 });
  await advanceDonation(ports, first.id);
  for (const { id } of [second, third]) await advanceDonation(ports, id);
  expect((await world.donation(second.id)).state).toBe('received');
  expect((await world.donation(third.id)).state).toBe('decided');
  await world.assertLedgerAgrees();
});

test('a donation held because many came in a day is not let go by a look at the registry on another day', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  for (let number = 0; number < 5; number++) await pays(world, {});
  const sixth = await pays(world, {});
  expect([sixth.state, sixth.holdReasons]).toEqual(['held', ['too-many-donations']]);
  await world.control({ action: 'clock', advanceSeconds: 2 * 86_400 });
  await alsoCalled(world, 'Lighthouse Voters');
  await advanceDonation(ports, sixth.id);
  expect(await world.donation(sixth.id)).toMatchObject({
    state: 'held',
    holdReasons: ['too-many-donations'],
  });
});

test('erasing a donation blanks its findings, and the next check has nobody to compare', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const donation = await pays(world, { name: 'Lighthouse Voters' });
  await rescreen(ports);
  await alsoCalled(world, 'Lighthouse Voters');
  await rescreen(ports);
  const [finding] = (await report(world)).open.items;
  await closeFinding(ports, { id: finding?.id ?? '', note: 'Asked Lighthouse', actor });
  await erasePersonalData(ports, donation.token);
  const [closed] = (await report(world)).closed.items;
  expect(closed).toMatchObject({ note: null, closedBy: actor.name });
  expect(closed?.screening.evidence.fields).toEqual([]);
  expect(closed?.screening.sentence).toBe('');
});
