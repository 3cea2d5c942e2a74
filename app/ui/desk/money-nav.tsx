/** The pages about the account at Stripe and the bank, as links below their title. */
import { paths } from '#app/paths.ts';

const pages = [
  { key: 'payouts', label: 'Payouts', href: paths.deskPayouts() },
  { key: 'reconciliation', label: 'Reconciliation', href: paths.deskReconciliation() },
] as const;

/** `current` is null on a page below one of these. */
export function MoneyNav({ current }: { current: (typeof pages)[number]['key'] | null }) {
  return (
    <nav aria-label="Money">
      <ul className="filter">
        {pages.map(({ key, label, href }) => (
          <li key={key}>
            <a href={href} aria-current={key === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
