/** Renewals that were paid though they were not to be: a person says whether the money is kept. */
import type { Difference } from '#app/domain/reconciliation/finding.ts';
import { money } from '#app/domain/money.ts';
import { agreedMinor } from '#app/domain/donation/donation.ts';
import type { Renewal } from '#app/domain/renewal/renewal.ts';
import { renewalSubject } from '#app/domain/subject.ts';
import type { Ports } from '#app/ports.ts';
import type { Area } from './area.ts';

/** It is pointed out for a month; on the page of its standing gift it stands for good. */
const shownMs = 30 * 86_400_000;
const newestMax = 500;

export const renewals: Area = {
  async *compare(ports) {
    const found = await open(ports);
    yield { seen: found.length, differences: found.map(differenceOf) };
  },
  again: async (ports, { subject }) => {
    const found = (await open(ports)).find(({ id }) => id === subject?.id);
    return found ? differenceOf(found) : null;
  },
};

const open = ({ renewals: store, clock }: Pick<Ports, 'renewals' | 'clock'>) =>
  store.paidOtherwise(new Date(clock.now().getTime() - shownMs), newestMax);

function differenceOf(renewal: Renewal): Difference {
  const stripe = money(agreedMinor(renewal), renewal.amount.currency);
  const subject = renewalSubject(renewal.id);
  const about = { kind: 'renewal-otherwise', objectId: renewal.invoiceId, subject } as const;
  return { ...about, stripe, ours: null, mend: { kind: 'person' } };
}
