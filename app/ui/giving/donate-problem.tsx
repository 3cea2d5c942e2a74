/** Why a form that was in order did not lead to the payment page; the form stands below with what was chosen. */
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export type DonateProblemKind =
  | { readonly kind: 'limited'; readonly waitMinutes: number }
  | { readonly kind: 'payments-unavailable' }
  | { readonly kind: 'storage-full' };

function wordsFor(problem: DonateProblemKind, donate: Texts['donate']): string {
  switch (problem.kind) {
    case 'limited':
      return donate.limited(problem.waitMinutes);
    case 'payments-unavailable':
      return donate.unavailable;
    case 'storage-full':
      return donate.storageFull;
  }
}

export function DonateProblem({ problem, locale }: { problem: DonateProblemKind; locale: string }) {
  const { donate } = textsFor(locale);
  return (
    <div className="errors donate-problem" role="alert">
      <p className="errors-title">{donate.problemTitle}</p>
      <p>{wordsFor(problem, donate)}</p>
    </div>
  );
}
