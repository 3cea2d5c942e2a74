/** What happens on the site before its pictures are taken: fact-checks, and donations in every state, so that no page is empty. */
import type { DonationState } from '#app/domain/donation/states.ts';
import type { DonationField } from '#app/domain/donation-form.ts';
import { listingAt, listingCount } from '#app/domain/screening/index/registry-index.ts';
import { addAlias } from '#app/usecases/add-alias.ts';
import { decideAppeal } from '#app/usecases/decide-appeal.ts';
import { demoStaffEmail } from '#app/usecases/ensure-demo-staff.ts';
import { importBalance } from '#app/usecases/import-balance.ts';
import { refuseLate } from '#app/usecases/refuse-late.ts';
import { reconcile } from '#app/usecases/reconcile.ts';
import { inviteStaff } from '#app/usecases/invite-staff.ts';
import { submitAppeal } from '#app/usecases/submit-appeal.ts';
import { until } from '#tests/support/app-process.ts';
import { cardNumber } from '#tests/support/cards.ts';
import { control, formBody, openPaymentPage, sendForm } from '#tests/support/reader.ts';
import { reminderToken } from '#app/domain/reminder-token.ts';
import { fillFactChecks, type FilledFactChecks } from './fill-fact-checks.ts';
import { fillSupporter, type FilledSupporter } from './fill-supporter.ts';
import { fillRenewals, type FilledRenewals } from './fill-renewals.ts';
import { fillStandingGifts, type FilledStandingGifts } from './fill-standing-gifts.ts';
import { partner, type ShotSite } from './shot-site.ts';

/** Everything that an address of a shot may name. */
export interface Filled {
  readonly factChecks: FilledFactChecks;
  readonly standingGifts: FilledStandingGifts & Pick<FilledRenewals, 'secondSecret'>;
  readonly supporter: FilledSupporter;
  /** A payment page that nobody has paid at, and one that asks the bank's question. */
  readonly paymentPage: string;
  readonly questionPage: string;
  readonly tokens: Readonly<Record<GiftState, string>>;
  readonly donationIds: Readonly<
    Record<'held' | 'received' | 'disputed' | 'warned' | 'returned' | 'refused', string>
  >;
  readonly appealTokens: Readonly<Record<AppealState, string>>;
  readonly appealId: string;
  /** Where reminders are stopped. */
  readonly remindersToken: string;
  /** An event that led to something. */
  readonly eventId: string;
  readonly payoutId: string;
  readonly signUpToken: string;
  readonly listingId: string;
  /** One mail of each kind: `received`, its address below /sandbox/mail. */
  readonly mails: readonly { readonly kind: string; readonly id: string }[];
}

export type GiftState =
  | 'open'
  | 'received'
  | 'disputed'
  | 'returned'
  | 'held'
  | 'refused'
  | 'lapsed'
  | 'abandoned'
  | 'taking'
  | 'releasing';
export type AppealState = 'to-file' | 'filed' | 'won' | 'rejected';

const listed = 'Democratic National Committee';
const otherListed = 'Republican National Committee';
const near = 'Republican Nationol Committee Club';
/** Listed by nobody until staff do. */
const unlisted = 'Lighthouse Voters Club';
const minutes = 60;
const days = 24 * 60 * minutes;

interface Gift {
  readonly id: string;
  readonly token: string;
}

export async function fillSite(site: ShotSite): Promise<Filled> {
  const { url, deps } = site;
  const { ports } = deps;
  const factChecks = await fillFactChecks(site);
  const { slug } = factChecks;
  const people = payers(url);
  const stateOf = async (id: string) => (await ports.donations.find(id))?.state;
  const reached = async (gift: Gift, state: DonationState) => {
    await until(`a gift that is ${state}`, async () => (await stateOf(gift.id)) === state);
    return gift;
  };
  const give = async (
    name: string,
    state: DonationState,
    values: Partial<Record<DonationField, string>> = {},
  ) => {
    const token = await people.pay(name, await openPaymentPage(url, { article: slug, ...values }));
    const donation = await ports.donations.findByToken(token);
    if (!donation) throw new Error(`no gift of ${name}`);
    return reached({ id: donation.id, token }, state);
  };
  const advance = (seconds: number) => control(url, { action: 'clock', advanceSeconds: seconds });

  // What takes days comes first: it would end the others.
  const renewals = await fillRenewals(site, slug, (alias) => teach(listed, alias));
  await control(url, { action: 'payouts', daily: true });
  await control(url, { action: 'next-payout', outcome: 'fails' });
  await give('Nia Newsletter', 'received', { amount: '5000' });
  await give('Bo Birdwatcher', 'received', { amount: '2500', coverFee: 'yes' });
  const lapsed = await give(near, 'held');
  await openPaymentPage(url, { article: slug });
  const abandoned = await newest('open');
  await advance(6 * days + 20 * 60 * minutes);
  await Promise.all([reached(lapsed, 'lapsed'), reached(abandoned, 'abandoned')]);

  const received = await give('Robin Reader', 'received', { amount: '2500', coverFee: 'yes' });
  const disputed = await give('Noor Haddad', 'received', { site: partner });
  const warned = await give('José María Fernández-Castellanos y Gutiérrez de la Torre', 'received', {
    amount: '5000',
  });
  const returned = await give(unlisted, 'received', { amount: '1000' });
  const refused = await give(listed, 'refused');
  await teach(listed, unlisted);
  const appeals = await fileAppeals();
  const held = await give(near, 'held');
  await give('Sample Dunes PAC', 'held', { amount: '5000' });
  await give('Ada Acronym', 'held', { organisation: 'DNC' });

  // What went back, what is none of ours, and figures that readers would see tomorrow.
  const payment = (await ports.donations.find(received.id))?.paymentIntentId;
  await control(url, { action: 'refund', charge: payment, amount: 1000 });
  await control(url, { action: 'movement', type: 'adjustment', category: 'other_adjustment', amount: -250 });
  const paymentOf = async ({ id }: { readonly id: string }) =>
    (await ports.donations.find(id))?.paymentIntentId ?? '';
  await control(url, { action: 'dispute', charge: await paymentOf(disputed) });
  await control(url, { action: 'warn', charge: await paymentOf(warned) });
  await returnWhole(returned.id);
  await control(url, { action: 'next-payout', outcome: 'fails' });
  await importBalance(ports);
  await reconcile(ports, { cause: 'command' });
  await control(url, { action: 'site', name: 'figures' });

  const standing = await fillStandingGifts(site, slug, { listed, near });
  const standingGifts = {
    ...standing,
    tokens: { ...standing.tokens, ...renewals.tokens },
    ids: { ...standing.ids, ...renewals.ids },
    secondSecret: renewals.secondSecret,
  };

  for (const on of ['capture', 'cancel'])
    await control(url, { action: 'fault', on, kind: '500', times: 1000 });
  const taking = await give('Robin Reader', 'capturing');
  const releasing = await give(listed, 'releasing');
  // Late, so that the desk and the donor's page say so.
  await advance(11 * minutes);
  const questionPage = await openPaymentPage(url, { article: slug });
  await people.ask(questionPage);
  const paymentPage = await openPaymentPage(url, { article: slug, amount: '1000' });
  const open = await newest('open');

  // So that every page and every form has its picture.
  await ports.staff.setRole(demoStaffEmail, 'admin');
  const colleague = { email: 'new.colleague@example.org', role: 'reviewer', by: null };
  const invited = await inviteStaff(ports, colleague);
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  return {
    factChecks,
    standingGifts,
    supporter: await fillSupporter(site, standingGifts.payment.id),
    paymentPage: `/sandbox/checkout/${paymentPage}`,
    questionPage: `/sandbox/checkout/${questionPage}/authentication`,
    tokens: {
      open: open.token,
      received: received.token,
      disputed: disputed.token,
      returned: returned.token,
      held: held.token,
      refused: refused.token,
      lapsed: lapsed.token,
      abandoned: abandoned.token,
      taking: taking.token,
      releasing: releasing.token,
    },
    donationIds: {
      ...{ held: held.id, received: received.id, disputed: disputed.id },
      ...{ warned: warned.id, returned: returned.id, refused: refused.id },
    },
    ...appeals,
    remindersToken: reminderToken('robin@example.org', (kind, value) => ports.hasher.hash(kind, value)),
    eventId: await captureEvent(),
    payoutId: await newestPayout(),
    signUpToken: invited.url.split('/').at(-1) ?? '',
    listingId: listingOf(listed),
    mails: await mailOfEachKind(),
  };

  async function newestPayout(): Promise<string> {
    const [payout] = await ports.payouts.list(null, 1);
    if (!payout) throw new Error('nothing was paid out');
    return payout.id;
  }

  async function captureEvent(): Promise<string> {
    const filter = {
      outcome: 'acted',
      type: 'payment_intent.amount_capturable_updated',
      topic: null,
    } as const;
    const [event] = await ports.eventJournal.list(filter, null, 1);
    if (!event) throw new Error('no event was acted on');
    return event.id;
  }

  async function newest(state: DonationState): Promise<Gift> {
    const [first] = await ports.donations.list({ state }, null, 1);
    const donation = first && (await ports.donations.find(first.id));
    if (!donation) throw new Error(`no gift is ${state}`);
    return { id: donation.id, token: donation.token };
  }

  function listingOf(name: string): string {
    const { index } = ports.registry.current();
    const listings = index
      ? Array.from({ length: listingCount(index) }, (_, at) => listingAt(index, at))
      : [];
    const found = listings.find((listing) => listing?.name === name);
    if (!found) throw new Error(`${name} is not listed`);
    return found.id;
  }

  /** From then on the gift that carries this name is one to look into. */
  async function teach(group: string, alias: string): Promise<void> {
    const actor = { id: 'demo', name: 'Demo reviewer' };
    const lesson = { kind: 'name', text: alias, reason: 'Its own site says so.', actor };
    const taught = await addAlias(ports, { listingId: listingOf(group), ...lesson });
    if (taught.kind !== 'added') throw new Error(JSON.stringify(taught));
  }

  /** Refusals at the form: one that nobody appealed, one that waits, one that each answer came to. */
  async function fileAppeals(): Promise<Pick<Filled, 'appealTokens' | 'appealId'>> {
    const refuse = async (organisation: string) => {
      const answer = await sendForm(url, formBody({ organisation, article: slug }));
      const token = /\/appeals\/([\w-]+)/.exec(await answer.text())?.[1];
      if (token === undefined) throw new Error(`${organisation} was not refused`);
      return token;
    };
    const file = async (organisation: string, statement: string) => {
      const token = await refuse(organisation);
      const client = { address: token, network: token, block: null };
      await submitAppeal(ports, { token, statement, email: 'reader@example.org', client });
      const screening = await ports.screenings.findByToken(token);
      const appeal = screening && (await ports.appeals.findByScreening(screening.id));
      if (!appeal) throw new Error('the appeal was not filed');
      return { token, id: appeal.id };
    };
    const decide = (appealId: string, decision: string, reason: string) =>
      decideAppeal(ports, {
        appealId,
        decision,
        reason,
        note: 'Looked up.',
        actor: { id: 'demo', name: 'Demo reviewer' },
      });
    const won = await file(
      otherListed,
      'We are a reading circle. The name is a joke of ours, and an old one.',
    );
    const rejected = await file(listed, '');
    await decide(won.id, 'clear', 'same-name-only');
    await decide(rejected.id, 'refuse', 'is-listed-group');
    await advance(5 * minutes + 1);
    for (const { id } of [won, rejected])
      await until('an answer to an appeal', async () => (await ports.appeals.find(id))?.enforcedAt);
    const filed = await file(listed, 'I only work there. This is my own money.');
    const appealTokens = {
      'to-file': await refuse(listed),
      filed: filed.token,
      won: won.token,
      rejected: rejected.token,
    };
    return { appealTokens, appealId: filed.id };
  }

  async function returnWhole(donationId: string): Promise<void> {
    const actor = { id: 'staff', name: 'Dana Desk' };
    const input = { donationId, reason: 'is-political-group', note: 'Named in a report.', actor };
    const shown = await refuseLate(ports, { ...input, confirmedMinor: null });
    if (shown.kind !== 'to-confirm') throw new Error(`it cannot be refused: ${shown.kind}`);
    await refuseLate(ports, { ...input, confirmedMinor: shown.amount.amountMinor });
  }

  async function mailOfEachKind(): Promise<Filled['mails']> {
    const mails = await ports.mails.latest(200);
    return [...new Map(mails.map(({ kind, id }) => [kind, id]))].map(([kind, id]) => ({ kind, id }));
  }
}

/** People with a card of their own each, who pay at the local Stripe. */
function payers(url: string) {
  let serial = 0;
  const by = (name: string, card?: string) => {
    serial += 1;
    return { name, email: `payer-${String(serial)}@example.org`, card: card ?? cardNumber(serial) };
  };
  return {
    /** Answers the token of the donation's page. */
    pay: async (name: string, session: string): Promise<string> => {
      const paid = await control<{ redirect?: string }>(url, { action: 'pay', session, ...by(name) });
      return paid.redirect?.split('/donations/')[1] ?? '';
    },
    /** With a card whose bank asks a question, which stays open. */
    ask: (session: string) =>
      control(url, { action: 'pay', session, ...by('Robin Reader', '4000002500003155') }),
  };
}
