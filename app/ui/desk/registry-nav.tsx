/** The pages about the registry, as links below its title. */
import { paths } from '#app/paths.ts';

const pages = [
  { key: 'sources', label: 'Sources', href: paths.deskRegistry() },
  { key: 'listings', label: 'Search', href: paths.deskListings() },
  { key: 'try', label: 'Try a name', href: paths.deskTry() },
  { key: 'learned', label: 'Taught by staff', href: paths.deskLearned() },
  { key: 'rescreening', label: 'Screened again', href: paths.deskRescreening() },
] as const;

/** `current` is null on a page below one of these. */
export function RegistryNav({ current }: { current: (typeof pages)[number]['key'] | null }) {
  return (
    <nav aria-label="Registry">
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
