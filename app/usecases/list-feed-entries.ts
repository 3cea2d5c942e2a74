/** What feeds tell of the newest fact-checks, whichever form a feed has. */
import { factCheckCard } from '#app/domain/article/card.ts';
import { dayOf } from '#app/domain/article/publication.ts';
import { dateFormat } from '#app/domain/formats.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import type { FeedItem } from '#app/ports/articles.ts';

export interface FeedEntry {
  /** The whole address, which also names the entry. */
  readonly url: string;
  readonly title: string;
  /** One or two sentences. */
  readonly summary: string;
  /** What was corrected or withdrawn, what was found, and the summary, a paragraph each. */
  readonly paragraphs: readonly string[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  /** People, else the desk, else the newsroom. */
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** The whole address of its picture; null where it was withdrawn. */
  readonly picture: string | null;
  /** Of what the newsroom wrote. */
  readonly language: string;
}

type FeedPorts = Pick<Ports, 'articles' | 'cards' | 'clock' | 'site'>;

/** The last news first. */
export async function listFeedEntries(ports: FeedPorts, limit: number): Promise<FeedEntry[]> {
  const items = await ports.articles.listForFeeds(ports.clock.now(), limit);
  return items.map((item) => entryOf(ports, item));
}

function entryOf(ports: FeedPorts, item: FeedItem): FeedEntry {
  const { cards, site } = ports;
  const { article: texts, withdrawn } = textsFor(site.locale);
  const format = dateFormat(textsLocale(site.locale), { dateStyle: 'long', timeZone: 'UTC' });
  const day = (at: Date) => format.format(new Date(dayOf(at, site.timeZone)));
  const shared = {
    url: site.url + paths.factCheck(item.slug),
    publishedAt: new Date(item.checkedOn),
    updatedAt: item.updatedAt,
  };
  if (item.kind === 'withdrawn') {
    const summary = withdrawn.feedText(day(item.withdrawal.at), item.withdrawal.note);
    return {
      ...shared,
      title: withdrawn.feedTitle(item.headline),
      summary,
      paragraphs: [summary],
      authors: [site.name],
      topics: [],
      picture: null,
      language: textsLocale(site.locale),
    };
  }
  const { headline, verdict, correction, authors, desk, topics, language, image } = item;
  const corrected = correction && `${texts.correction(day(correction.at))} ${correction.note}`;
  const said = item.summary ?? verdict ?? headline;
  return {
    ...shared,
    title: headline,
    summary: corrected ? `${corrected} ${said}` : said,
    paragraphs: [
      ...(corrected ? [corrected] : []),
      ...(verdict === null ? [] : [`${texts.finding}: ${verdict}`]),
      ...(said === verdict ? [] : [said]),
    ],
    authors: authors.length > 0 ? authors : [desk ?? site.name],
    topics,
    picture:
      site.url +
      (image ? paths.image(image) : paths.card(item.slug, cards.version(factCheckCard(item, site)))),
    language,
  };
}
