/** Which mails a standing gift writes, to whom, and what of it they tell (mail-effects, mail, change-mail, notices). */
import { expect, test } from 'vitest';
import type { Screening } from '#app/domain/screening/screening.ts';
import { money } from '#app/domain/money.ts';
import { changeMail } from '#app/domain/standing-gift/change-mail.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import { mailAboutStanding, noticeMails } from '#app/domain/standing-gift/mail-effects.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Effect } from '#app/domain/step.ts';
import { record, screened } from '../donation/build.ts';
import { aGift, days, minutes, noon, payer, tools } from './build.ts';

const mailIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'send-mail' ? [effect.mail] : []))[0];
const told = (
  kind: Parameters<typeof mailAboutStanding>[0],
  gift: StandingGift,
  screening: Screening | null = null,
) => mailIn(mailAboutStanding(kind, { gift, payer, lastScreening: screening && record(screening) }, tools));
const nobody = [null, { ...payer, email: null }, { ...payer, email: '' }];

test('a mail is about its gift, and leads to its page', () => {
  const mail = told('standing-held', aGift('held'), screened('unclear'));
  expect(mail).toMatchObject({
    ...{ id: 'row', kind: 'standing-held', cause: 'sg_1', standingGiftId: 'sg_1', donationId: null },
    ...{ appealId: null, recipient: 'robin@example.org' },
  });
  expect(mail?.text).toContain('/standing-gifts/token');
  expect(mail?.subject).toContain('$5.46 every month');
  expect(mail?.text).toContain('Sunday, November 8, 2026 at 12:00 PM UTC');
  expect(mail?.text).toContain('It resembles a group.');
  for (const whom of nobody)
    expect(
      mailAboutStanding('standing-held', { gift: aGift('held'), payer: whom, lastScreening: null }, tools),
    ).toEqual([]);
});

test('whoever was refused reads why, and where to appeal; whom staff refused reads no reason of the screening’s', () => {
  const refused = (gift: Partial<StandingGift>, screening: Screening | null) =>
    told('standing-refused', aGift('refused', gift), screening)?.text;
  expect(refused({}, screened('political'))).toContain('It resembles a group.');
  expect(refused({}, screened('political'))).toContain('/appeals/before');
  expect(refused({ refusedBy: 'staff' }, screened('political'))).not.toContain('It resembles a group.');
  expect(refused({}, null)).not.toContain('/appeals/');
  expect(refused({}, null)).toContain('Nothing was ever charged');
  expect(refused({ startedAt: noon }, null)).toContain('We won’t charge you again');
});

test('whoever may try again is led to the form with the same choice', () => {
  const gift = aGift('declined', { articleSlug: 'a-claim', interval: 'year', site: 'https://other.example' });
  const text = told('standing-declined', gift)?.text;
  expect(text).toContain('/donate?article=a-claim&amount=5&currency=USD&cover=yes&frequency=year');
  expect(text).toContain('site=https');
});

test('one that asked and was never answered is told so, and one that staff did not come to in time', () => {
  const lapsed = (gift: Partial<StandingGift>) => told('standing-lapsed', aGift('lapsed', gift))?.text;
  expect(lapsed({ olderGiftId: 'sg_0' })).toContain('We’ve had no answer');
  expect(lapsed({})).toContain('within a week');
  expect(told('standing-confirm', aGift('confirming'))?.text).not.toContain('Confirm with your bank');
});

test('a yearly notice says so', () => {
  const notice = { kind: 'renewal-coming', cause: 'sg_1 due', day: days(30) } as const;
  const mails = noticeMails({ gift: aGift('active', { interval: 'year' }), payer, notices: [notice] }, tools);
  expect(mailIn(mails)?.text).toContain('every year');
});

const [month2, month3] = [days(30), days(61)];
const named = { id: 'c_1', at: minutes(10) };
const changed = (change: GiftChange, gift: Partial<StandingGift> = {}, whom: typeof payer | null = payer) =>
  changeMail(change, aGift('active', gift), whom, {
    ...{ site: tools.site, giftUrl: '/standing-gifts/token', mailId: 'mail_1' },
  });
const amount: GiftChange = {
  ...{ kind: 'amount', ...named, holdsFrom: month2 },
  from: { amount: money(300, 'USD'), feeCover: money(0, 'USD') },
  to: { amount: money(900, 'USD'), feeCover: money(60, 'USD') },
};
const pause: GiftChange = { kind: 'pause', ...named, holdsFrom: month2, until: month3 };
const resume: GiftChange = { kind: 'resume', ...named, holdsFrom: month2 };

test('a change is confirmed by its own mail, with both sums and the day from which it holds', () => {
  expect(changed(amount)).toMatchObject([
    {
      kind: 'send-mail',
      mail: {
        ...{ id: 'mail_1', kind: 'standing-amount', cause: 'c_1', standingGiftId: 'sg_1', donationId: null },
        ...{ appealId: null, recipient: 'robin@example.org' },
        subject: 'Changed: you give $9.60 every month from December 1, 2026 on',
      },
    },
  ]);
  expect(mailIn(changed(amount))?.text).toContain('from $3 to $9.60');
  expect(mailIn(changed(amount))?.text).toContain('/standing-gifts/token');
  for (const whom of nobody) expect(changed(amount, {}, whom)).toEqual([]);
});

test('what is left out is charged at the new amount no more than before', () => {
  const paused = changed(amount, { pausedFrom: month2, pausedUntil: month3 });
  expect(mailIn(paused)?.subject).toContain('from January 1, 2027 on');
});

test('a pause says when the next one is due, and its end which one goes on, at the amount of now', () => {
  expect(mailIn(changed(pause))).toMatchObject({
    kind: 'standing-paused',
    subject: 'Paused: your next gift is due on January 1, 2027',
  });
  expect(mailIn(changed(pause))?.text).toContain('$5.46 every month');
  const still = { pausedFrom: month2, pausedUntil: month3 };
  for (const gift of [{}, still])
    expect(mailIn(changed(resume, gift))).toMatchObject({
      kind: 'standing-resumed',
      subject: 'Not paused any more: your next gift is due on December 1, 2026',
    });
  expect(mailIn(changed(resume))?.text).toContain('$5.46 every month');
  expect(mailIn(changed(resume, { interval: 'year' }))?.text).toContain('every year');
});
