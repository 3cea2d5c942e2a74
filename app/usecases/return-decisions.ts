/** After a restore: decisions of staff that nobody has carried out are theirs again, since they may have thought better of them since. */
import { takingBack } from '#app/domain/donation/deciding.ts';
import { stepBy } from '#app/domain/donation/steps.ts';
import { renewalStepBy } from '#app/domain/renewal/steps.ts';
import { standingStepBy } from '#app/domain/standing-gift/steps.ts';
import type { Step } from '#app/domain/step.ts';
import type { Subject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';

type Needs = Pick<
  Ports,
  'restores' | 'donations' | 'standingGifts' | 'renewals' | 'appeals' | 'commit' | 'clock'
>;

/** Who took them back, in the record. */
const by = 'restore';

/**
 * Each waits as if nobody had decided about it. To be called once Stripe was read: what it has done by then is written down, and is no
 * longer a decision. Safe to call again.
 */
export async function returnDecisions(ports: Needs): Promise<void> {
  for (const subject of await ports.restores.decided()) {
    const step = await returning(ports, subject);
    if (step) await ports.commit(step);
  }
  await ports.appeals.returnDecided();
}

/** Null where it is not decided any more. */
async function returning(ports: Needs, { kind, id }: Subject): Promise<Step | null> {
  const now = ports.clock.now();
  switch (kind) {
    case 'donation': {
      const donation = await ports.donations.find(id);
      if (donation?.state !== 'decided') return null;
      return asStep(stepBy(donation, 'undone', now, takingBack({ donationId: id }, donation, by)));
    }
    case 'standing-gift': {
      const gift = await ports.standingGifts.find(id);
      if (gift?.state !== 'decided') return null;
      return asStep(standingStepBy(gift, 'undone', now, takingBack({ standingGiftId: id }, gift, by)));
    }
    case 'renewal': {
      const renewal = await ports.renewals.find(id);
      if (renewal?.state !== 'decided') return null;
      const of = { standingGiftId: renewal.standingGiftId };
      return asStep(renewalStepBy(renewal, 'undone', now, takingBack(of, renewal, by)));
    }
    default:
      throw new Error(`staff decide about no ${kind}`);
  }
}

const asStep = (step: Step | 'ignored' | 'illegal') => (typeof step === 'string' ? null : step);
