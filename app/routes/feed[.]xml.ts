/** The Atom feed of the latest fact-checks. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Feed } from 'feed';
import { sharedFeed } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';

const ITEMS_MAX = 50;

export async function loader({ context }: LoaderFunctionArgs) {
  const { articles, clock, site } = context.deps.ports;
  const items = await articles.list(clock.now(), ITEMS_MAX);
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
  for (const item of items) {
    const url = site.url + paths.factCheck(item.slug);
    feed.addItem({
      id: url,
      link: url,
      title: escapeHtml(item.headline),
      date: item.updatedAt,
      published: new Date(`${item.checkedOn}T00:00:00Z`),
      description: escapeHtml(item.summary ?? item.verdict ?? item.headline),
    });
  }
  return new Response(feed.atom1(), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': sharedFeed },
  });
}

/** The feed declares titles and descriptions as HTML, so that our plain text must be written as such. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
