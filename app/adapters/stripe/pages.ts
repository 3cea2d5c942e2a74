/** Stripe's lists, which go from the newest to the oldest, page by page. */
import { patiently } from './patience.ts';

interface Page<Item> {
  readonly data: readonly Item[];
  readonly has_more: boolean;
}

/** Every page of what `list` answers, each item in our words. */
export async function* pagesOf<Item extends { readonly id: string }, Ours>(
  list: (page: { limit: number; starting_after?: string }) => PromiseLike<Page<Item>>,
  from: (item: Item) => Ours,
): AsyncGenerator<readonly Ours[]> {
  let last: string | undefined;
  for (;;) {
    const page = await patiently(() =>
      list({ limit: 100, ...(last !== undefined && { starting_after: last }) }),
    );
    if (page.data.length > 0) yield page.data.map(from);
    last = page.data.at(-1)?.id;
    if (!page.has_more || last === undefined) return;
  }
}
