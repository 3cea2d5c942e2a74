/** oEmbed 1.0: what other people's editors ask when somebody pastes the address of a fact-check. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { directSite, readSite } from '#app/domain/embedding.ts';
import { choiceFields } from '#app/domain/donation-link.ts';
import { oembed, oembedXml, readOembedRequest, slugAt } from '#app/domain/oembed.ts';
import { sharedFeed } from '#app/http/caching.ts';
import { paths } from '#app/paths.ts';
import { factCheckPicture } from '#app/usecases/show-share-picture.ts';
import { showFactCheck } from '#app/usecases/show-fact-check.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { site } = ports;
  const query = new URL(request.url).searchParams;
  const { url, format, ...size } = readOembedRequest((name) => query.get(name));
  if (format === null) return refusal(501, 'format: json or xml');
  if (url === null) return refusal(400, 'url: the whole address of a fact-check');
  const slug = slugAt(url, site.url);
  const shown = slug === null ? null : await showFactCheck(ports, slug);
  if (!shown) return refusal(404, 'no fact-check is at that address');
  if (shown.kind === 'withdrawn') return refusal(410, 'this fact-check was withdrawn');

  const { article } = shown.published;
  const from = readSite(url.searchParams.get(choiceFields.site), site.embedding);
  const isShown = site.embedding.cardsAnywhere || from !== directSite;
  const { image } = article;
  const thumbnail = image
    ? { url: site.url + paths.image(image), width: image.width, height: image.height }
    : factCheckPicture(ports, article);
  const answer = oembed(
    {
      article,
      url: site.url + paths.factCheck(article.slug),
      cardUrl: isShown
        ? site.url + paths.embedCard(article.slug, from === directSite ? undefined : from)
        : null,
      thumbnail,
      site,
    },
    size,
  );
  const [type, body] =
    format === 'xml' ? ['text/xml', oembedXml(answer)] : ['application/json', `${JSON.stringify(answer)}\n`];
  return new Response(body, {
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': sharedFeed },
  });
}

/** In plain text: WordPress looks at no status, and would take JSON for an answer. */
function refusal(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
