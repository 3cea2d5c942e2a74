/** The ask for one fact-check, for a frame in other people's pages: it works without script, sets no cookie, and posts nothing. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { currentPledge } from '#app/domain/pledge.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { registerAgeMsMax } from '#app/http/caching.ts';
import { embedHeaders, embedMeta, loadEmbed } from '#app/http/embed-page.ts';
import { askSite } from '#app/ui/ask/ask-fields.ts';
import { EmbedAsk } from '#app/ui/embed/embed-ask.tsx';
import { EmbedCard } from '#app/ui/embed/embed-card.tsx';
import { EmbedError, type SiteLoader } from '#app/ui/embed/embed-failure.tsx';
import { showRegister } from '#app/usecases/show-register.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { ports } = args.context.deps;
  const [embed, register] = await Promise.all([loadEmbed(args), showRegister(ports, registerAgeMsMax)]);
  return { ...embed, register, ask: askSite(ports.site) };
}

export const headers = embedHeaders;

export const meta: MetaFunction<typeof loader, { root: SiteLoader }> = ({ data, error, matches }) =>
  embedMeta(data, error, matches[0]?.data);

export default function Embed() {
  const { asks, ask, register, ...embed } = useLoaderData<typeof loader>();
  const { site } = embed;
  if (!asks) return <EmbedCard {...embed} asks={false} note={textsFor(site.locale).embed.noAsk(site.name)} />;
  return <EmbedAsk {...embed} ask={ask} pledge={currentPledge} register={register} />;
}

export const ErrorBoundary = EmbedError;
