/** Carries out the decisions on appeals that have come into force: allowlist entries for the won, an answer for each. */
import { lessonOf } from '#app/domain/learning.ts';
import { composeAppealMail } from '#app/domain/mail.ts';
import { nextFailure } from '#app/domain/retry.ts';
import type { Effect } from '#app/domain/step.ts';
import type { StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import { writeChoice } from '#app/domain/donation-link.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { AppealRecord } from '#app/ports/appeals.ts';

/** Answers how many were carried out. */
export async function enforceAppeals(
  ports: Pick<
    Ports,
    | 'appeals'
    | 'commit'
    | 'clock'
    | 'ids'
    | 'site'
    | 'jobs'
    | 'registry'
    | 'donations'
    | 'standingGifts'
    | 'random'
    | 'log'
    | 'restores'
  >,
): Promise<number> {
  // Decisions of before a restore are staff's again, once it is caught up with.
  if (await ports.restores.pending()) return 0;
  const now = ports.clock.now();
  const due = await ports.appeals.due(now);
  let enforced = 0;
  for (const appeal of due) {
    try {
      const mail = await answer(ports, appeal);
      const effects = [...(appeal.decision === 'won' ? winning(ports, appeal) : []), ...mail];
      const { id, decision } = appeal;
      if (!decision) continue;
      if ((await ports.commit({ subject: 'appeal', id, decision, at: now, effects })) === 'stale') continue;
      enforced += 1;
      for (const each of mail) await ports.jobs.send('send-mail', each.mail.id);
    } catch (error) {
      // One that cannot be carried out must not keep the others waiting; it is tried again later.
      const failure = nextFailure(appeal.failureCount, error, now, ports.random());
      await ports.appeals.fail(appeal, failure);
      ports.log.error('an appeal could not be carried out', { appeal: appeal.id, error: failure.code });
    }
  }
  // The next donation of a payer who won must pass here and now, not at the next reading of the tables.
  if (due.some((appeal) => appeal.decision === 'won')) await ports.registry.refresh();
  return enforced;
}

/** Of a won appeal: what it teaches, and that the refused card is forgotten. */
function winning(ports: Pick<Ports, 'registry'>, appeal: AppealRecord): Effect[] {
  const signed = { actorName: appeal.actorName ?? 'staff', reason: appeal.reason ?? 'appeal won' };
  const { allowlist } = lessonOf(
    'clear',
    signed.reason,
    appeal.screening.screening,
    ports.registry.current().index,
  );
  const donationId = appeal.donation?.id ?? null;
  const standingGiftId = appeal.standingGift?.id ?? null;
  const lesson = { allowlist, aliases: [], ...signed, donationId, standingGiftId, appealId: appeal.id };
  return [
    { kind: 'teach', lesson },
    ...(donationId === null ? [] : [{ kind: 'forget-card' as const, donationId }]),
    ...(standingGiftId === null ? [] : [{ kind: 'forget-card' as const, standingGiftId }]),
  ];
}

async function answer(
  ports: Pick<Ports, 'ids' | 'site' | 'donations' | 'standingGifts'>,
  appeal: AppealRecord,
) {
  const { donation, standingGift } = appeal;
  const payer = donation
    ? await ports.donations.payer(donation.id)
    : standingGift && (await ports.standingGifts.payer(standingGift.id));
  const recipient = appeal.email ?? payer?.email;
  if (!recipient || !appeal.decision) return [];
  const kind = appeal.decision === 'won' ? ('appeal-won' as const) : ('appeal-rejected' as const);
  const texts = composeAppealMail(kind, {
    site: ports.site,
    appealUrl: ports.site.url + paths.appeal(appeal.screening.token),
    giveUrl: ports.site.url + (standingGift ? giveAgain(standingGift) : paths.donate()),
  });
  const about = { cause: appeal.id, donationId: null, standingGiftId: null, appealId: appeal.id };
  return [{ kind: 'send-mail' as const, mail: { id: ports.ids.row(), kind, ...about, recipient, ...texts } }];
}

/** Nothing is charged again by itself: the card is gone, so a new page saves one. */
const giveAgain = (gift: StandingGift) =>
  paths.donateAgain(gift.articleSlug, writeChoice({ ...gift, frequency: gift.interval }));
