/** The pages about the account at Stripe and the bank, as links below their title. */
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const words = deskTexts.money.pages;

const pages = [
  { key: 'payouts', label: words.payouts, href: paths.deskPayouts() },
  { key: 'reconciliation', label: words.reconciliation, href: paths.deskReconciliation() },
] as const;

/** `current` is null on a page below one of these. */
export function MoneyNav({ current }: { current: (typeof pages)[number]['key'] | null }) {
  return (
    <nav aria-label={words.label}>
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
