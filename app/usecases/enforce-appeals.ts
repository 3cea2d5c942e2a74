/** Carries out the decisions on appeals that have come into force: allowlist entries for the won, an answer for each. */
import { lessonOf } from '#app/domain/learning.ts';
import { composeAppealMail } from '#app/domain/mail.ts';
import { nextFailure } from '#app/domain/retry.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { AppealRecord } from '#app/ports/appeals.ts';

/** Answers how many were carried out. */
export async function enforceAppeals(
  ports: Pick<
    Ports,
    'appeals' | 'clock' | 'ids' | 'site' | 'jobs' | 'registry' | 'donations' | 'random' | 'log'
  >,
): Promise<number> {
  const now = ports.clock.now();
  const due = await ports.appeals.due(now);
  let enforced = 0;
  for (const appeal of due) {
    try {
      const allowlist = appeal.decision === 'won' ? allowlistOf(ports, appeal) : [];
      const mail = await answer(ports, appeal);
      await ports.appeals.enforce(appeal, now, allowlist, mail);
      enforced += 1;
      if (mail) await ports.jobs.send('send-mail', mail.id);
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

function allowlistOf(ports: Pick<Ports, 'ids' | 'registry'>, appeal: AppealRecord) {
  const signed = { actorName: appeal.actorName ?? 'staff', reason: appeal.reason ?? 'appeal won' };
  const { allowlist } = lessonOf(
    'clear',
    signed.reason,
    appeal.screening.screening,
    ports.registry.current().index,
  );
  return allowlist.map((entry) => ({ ...entry, ...signed, id: ports.ids.row() }));
}

async function answer(ports: Pick<Ports, 'ids' | 'site' | 'donations'>, appeal: AppealRecord) {
  const payer = appeal.donation ? await ports.donations.payer(appeal.donation.id) : null;
  const recipient = appeal.email ?? payer?.email;
  if (!recipient || !appeal.decision) return null;
  const kind = appeal.decision === 'won' ? ('appeal-won' as const) : ('appeal-rejected' as const);
  const texts = composeAppealMail(kind, {
    site: ports.site,
    appealUrl: ports.site.url + paths.appeal(appeal.screening.token),
    giveUrl: ports.site.url + paths.donate(),
  });
  return { id: ports.ids.row(), kind, recipient, ...texts };
}
