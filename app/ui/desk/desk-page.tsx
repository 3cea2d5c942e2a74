/** What each page of the desk tells the frame around it: its title, and the section that it stands in. */
import { useMatches, type MetaArgs, type MetaDescriptor, type useLoaderData } from '@remix-run/react';
import type { DeskSection } from './desk-frame.tsx';

/** What a page has of its loader. */
type DataOf<Loader> = ReturnType<typeof useLoaderData<Loader>>;

/** A route's `handle`; a page that may stand in several sections says by its data in which. */
export interface DeskHandle<Loader = unknown> {
  readonly section: DeskSection | ((data: DataOf<Loader>) => DeskSection);
}

/** The section of the page that is shown; null where it failed or has none. */
export function useSection(): DeskSection | null {
  const leaf = useMatches().at(-1);
  const { section } = (leaf?.handle ?? {}) as Partial<DeskHandle>;
  if (typeof section !== 'function') return section ?? null;
  return leaf?.data === undefined ? null : section(leaf.data);
}

/** A route's `meta`: what the page is, and whose desk. A page that failed names itself. */
export function deskTitle<Loader>(title: string | ((data: DataOf<Loader>) => string)) {
  return ({ data, matches }: MetaArgs): MetaDescriptor[] => {
    if (data === undefined) return [];
    const root = matches.find(({ id }) => id === 'root')?.data as { siteName?: string } | undefined;
    const words = typeof title === 'string' ? title : title(data as DataOf<Loader>);
    return [{ title: `${words} – ${root?.siteName ?? ''}` }];
  };
}
