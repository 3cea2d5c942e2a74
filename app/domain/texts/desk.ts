/** All words that staff read at the desk. The desk is English only, by decision, so its components take them from here whatever the site's locale is. */
import { account } from './en/desk/account.ts';
import { appeal } from './en/desk/appeal.ts';
import { comparison } from './en/desk/comparison.ts';
import { counts } from './en/desk/counts.ts';
import { decision } from './en/desk/decision.ts';
import { disputes } from './en/desk/disputes.ts';
import { donation } from './en/desk/donation.ts';
import { donations } from './en/desk/donations.ts';
import { errors } from './en/desk/errors.ts';
import { events } from './en/desk/events.ts';
import { factChecks } from './en/desk/fact-checks.ts';
import { frame } from './en/desk/frame.ts';
import { imports } from './en/desk/imports.ts';
import { lateRefusal } from './en/desk/late-refusal.ts';
import { lateWork } from './en/desk/late-work.ts';
import { learned } from './en/desk/learned.ts';
import { listings } from './en/desk/listings.ts';
import { lists } from './en/desk/lists.ts';
import { mails } from './en/desk/mails.ts';
import { moments } from './en/desk/moments.ts';
import { money } from './en/desk/money.ts';
import { notes } from './en/desk/notes.ts';
import { queue } from './en/desk/queue.ts';
import { reconciliation } from './en/desk/reconciliation.ts';
import { refunds } from './en/desk/refunds.ts';
import { registry } from './en/desk/registry.ts';
import { renewals } from './en/desk/renewals.ts';
import { rescreening } from './en/desk/rescreening.ts';
import { screening } from './en/desk/screening.ts';
import { signIn } from './en/desk/sign-in.ts';
import { staff } from './en/desk/staff.ts';
import { standingGift } from './en/desk/standing-gift.ts';
import { standingGifts } from './en/desk/standing-gifts.ts';
import { tryName } from './en/desk/try-name.ts';

export const deskTexts = {
  account,
  appeal,
  comparison,
  counts,
  decision,
  disputes,
  donation,
  donations,
  errors,
  events,
  factChecks,
  frame,
  imports,
  lateRefusal,
  lateWork,
  learned,
  listings,
  lists,
  mails,
  moments,
  money,
  notes,
  queue,
  reconciliation,
  refunds,
  registry,
  renewals,
  rescreening,
  screening,
  signIn,
  staff,
  standingGift,
  standingGifts,
  tryName,
};
