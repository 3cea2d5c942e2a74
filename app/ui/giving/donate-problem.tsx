/** What stands above the form when a reader comes back to it: why it led to no payment page, or that nothing was charged there. */
import { ErrorNote } from '#app/ui/form-errors.tsx';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export type DonateProblemKind =
  | { readonly kind: 'limited'; readonly waitMinutes: number }
  | { readonly kind: 'too-many-readers' }
  | { readonly kind: 'payments-unavailable' }
  | { readonly kind: 'storage-full' };

export function DonateProblem({ problem, locale }: { problem: DonateProblemKind; locale: string }) {
  const { donate } = textsFor(locale);
  return (
    <ErrorNote title={donate.problemTitle}>
      <p>{words(problem, donate)}</p>
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

function words(
  problem: DonateProblemKind,
  { limited, tooManyReaders, unavailable, storageFull }: Texts['donate'],
): string {
  switch (problem.kind) {
    case 'limited':
      return limited(problem.waitMinutes);
    case 'too-many-readers':
      return tooManyReaders;
    case 'payments-unavailable':
      return unavailable;
    case 'storage-full':
      return storageFull;
  }
}
