/** What stands above the form when a reader comes back to it: why it did not lead to the payment page, or that nothing was charged there. */
import { ErrorNote } from '#app/ui/undefined';
import { textsFor } from '#app/domain/texts/catalogue.ts';

export type DonateProblemKind =
  { readonly kind: 'limited'; readonly waitMinutes: number } | { readonly kind: 'payments-unavailable' };

export function DonateProblem({ problem, locale }: { problem: DonateProblemKind; locale: string }) {
  const { donate } = textsFor(locale);
  return (
    <ErrorNote title={donate.problemTitle}>
      <p>{problem.kind === 'limited' ? donate.limited(problem.waitMinutes) : donate.unavailable}</p>
    </ErrorNote>
  );
}

/** For a reader who left the payment page by its own way back. */
export function DonateCancelled({ locale }: { locale: string }) {
  const { donate } = textsFor(locale);
  return (
    <div className="donate-cancelled" role="status">
      <p className="note-title">{donate.cancelledTitle}</p>
      <p>{donate.cancelled}</p>
    </div>
  );
}
