/** The Atom feed of the latest fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Feed, type Item } from 'feed';
import { sharedFeed } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { dayOf } from '#app/domain/article/publication.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';
import { formatDay } from '#app/ui/dates.ts';
import type { Deps } from '#app/deps.server.ts';

const ITEMS_MAX = 50;

type Site = Deps['ports']['site'];
type FeedItem = Awaited<ReturnType<Deps['ports']['articles']['listForFeeds']>>[number];

export async function loader({ context }: LoaderFunctionArgs) {
  const { articles, clock, site } = context.deps.ports;
  const items = await articles.listForFeeds(clock.now(), ITEMS_MAX);
  const { front } = textsFor(site.locale);
  const newest = items.reduce((latest, item) => Math.max(latest, item.updatedAt.getTime()), 0);
  const feed = new Feed({
    id: site.url + paths.home(),
    link: site.url + paths.home(),
    title: site.name,
    description: front.description,
    language: textsLocale(site.locale),
    updated: new Date(newest),
    generator: 'Unbought',
    feedLinks: { atom: site.url + paths.feed() },
    copyright: site.name,
    author: { name: site.name },
  });
  for (const item of items) feed.addItem(entryOf(item, site));
  return new Response(feed.atom1(), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

/** Of one that was withdrawn, that it was and why; of one that was corrected, first what was wrong. */
function entryOf(item: FeedItem, site: Site): Item {
  const { article, withdrawn } = textsFor(site.locale);
  const day = (at: Date) => formatDay(dayOf(at, site.timeZone), site.locale);
  const url = site.url + paths.factCheck(item.slug);
  const entry = (title: string, description: string): Item => ({
    id: url,
    link: url,
    title: escapeHtml(title),
    date: item.updatedAt,
    published: new Date(`${item.checkedOn}T00:00:00Z`),
    description: escapeHtml(description),
  });
  if (item.kind === 'withdrawn') {
    const { at, note } = item.withdrawal;
    return entry(withdrawn.feedTitle(item.headline), withdrawn.feedText(day(at), note));
  }
  const { correction } = item;
  const corrected = correction ? `${article.correction(day(correction.at))} ${correction.note} ` : '';
  return entry(item.headline, corrected + (item.summary ?? item.verdict ?? item.headline));
}

/** The feed declares titles and descriptions as HTML, so that our plain text must be written as such. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
