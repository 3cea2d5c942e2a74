/** One fact-check as a card, for a frame in other people's pages. */
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { embedHeaders, embedMeta, loadEmbed } from '#app/http/embed-page.ts';
import { EmbedCard } from '#app/ui/embed/embed-card.tsx';
import { EmbedError, type SiteLoader } from '#app/ui/embed/embed-failure.tsx';

export const loader = loadEmbed;

export const headers = embedHeaders;

export const meta: MetaFunction<typeof loader, { root: SiteLoader }> = ({ data, error, matches }) =>
  embedMeta(data, error, matches[0]?.data);

export default function Card() {
  return <EmbedCard {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = EmbedError;
