/** Why a form that was in order did not lead to the payment page; the form stands below with what was chosen. */
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export type DonateProblemKind =
  | { readonly kind: 'limited'; readonly waitMinutes: number }
  | { readonly kind: 'too-many-readers' }
  | { readonly kind: 'payments-unavailable' };

export function DonateProblem({ problem, locale }: { problem: DonateProblemKind; locale: string }) {
  const { donate } = textsFor(locale);
  return (
    <div className="errors donate-problem" role="alert">
      <p className="errors-title">{donate.problemTitle}</p>
      <p>{words(problem, donate)}</p>
    </div>
  );
}

function words(
  problem: DonateProblemKind,
  { limited, tooManyReaders, unavailable }: Texts['donate'],
): string {
  switch (problem.kind) {
    case 'limited':
      return limited(problem.waitMinutes);
    case 'too-many-readers':
      return tooManyReaders;
    case 'payments-unavailable':
      return unavailable;
  }
}
