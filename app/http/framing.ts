/** Which sites may show an answer in a frame of theirs: nobody, but for the two embeds. */
import { asksOn, readSite, type Embedding } from '#app/domain/embedding.ts';
import { choiceFields } from '#app/domain/donation-link.ts';
import { embedAt } from '#app/paths.ts';

/**
 * The sources of `frame-ancestors` for the answer at `url` (path and query), whatever its status; empty where nobody may. An ask
 * is not shown where it is switched off, also where the frame's address does not name its site.
 */
export function framingSites(url: string, embedding: Embedding): readonly string[] {
  const address = URL.parse(url, 'http://any.invalid');
  const { origins, cardsAnywhere, askOff } = embedding;
  if (address === null) return [];
  switch (embedAt(address.pathname)) {
    case null:
      return [];
    case 'card':
      return cardsAnywhere ? ['*'] : origins;
    case 'ask':
      return asksOn(readSite(address.searchParams.get(choiceFields.site), embedding), embedding)
        ? origins.filter((origin) => !askOff.includes(origin))
        : origins;
  }
}
