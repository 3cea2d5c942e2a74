/** Why a form that was in order did not lead to the payment page; the form stands below with what was chosen. */
import { textsFor } from '#app/domain/texts/catalogue.ts';

export type DonateProblemKind =
  { readonly kind: 'limited'; readonly waitMinutes: number } | { readonly kind: 'payments-unavailable' };

export function DonateProblem({ problem, locale }: { problem: DonateProblemKind; locale: string }) {
  const { donate } = textsFor(locale);
  return (
    <div className="errors donate-problem" role="alert">
      <p className="errors-title">{donate.problemTitle}</p>
      <p>{problem.kind === 'limited' ? donate.limited(problem.waitMinutes) : donate.unavailable}</p>
    </div>
  );
}
