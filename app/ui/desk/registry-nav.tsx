/** The pages about the registry, as links below its title. */
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const words = deskTexts.registry.pages;

const pages = [
  { key: 'sources', label: words.sources, href: paths.deskRegistry() },
  { key: 'listings', label: words.listings, href: paths.deskListings() },
  { key: 'try', label: words.try, href: paths.deskTry() },
  { key: 'learned', label: words.learned, href: paths.deskLearned() },
  { key: 'rescreening', label: words.rescreening, href: paths.deskRescreening() },
] as const;

/** `current` is null on a page below one of these. */
export function RegistryNav({ current }: { current: (typeof pages)[number]['key'] | null }) {
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
