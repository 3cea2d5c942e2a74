/** The numbered sources of a fact-check, each with the way back to where the text names it; and what it owes where it lists none. */
import { markersOf } from '#app/domain/article/text-within.ts';
import { directionOf, type Article, type Source } from '#app/domain/article/article.ts';
import { markerId, sourceId } from '#app/ui/article/article-text.tsx';
import { WaysBack } from '#app/ui/article/ways-back.tsx';
import { formatDay } from '#app/ui/dates.ts';
import { textsLocale, type Texts } from '#app/domain/texts/catalogue.ts';

export function SourceList({
  article,
  texts,
  locale,
}: {
  article: Article;
  texts: Texts['article'];
  locale: string;
}) {
  const markers = markersOf(article);
  const placesOf = (number: number) =>
    markers
      .filter((marker) => marker.number === number)
      .map(({ occurrence }) => markerId(number, occurrence));
  const listed = new Set(article.sources.map((source) => source.number));
  const isAnyMissing = markers.some(({ number }) => !listed.has(number));
  const language = textsLocale(locale);
  const missing = isAnyMissing && (
    <p className="sources-missing" lang={language} dir={directionOf(language)}>
      {texts.sourcesMissing}
    </p>
  );
  if (article.sources.length === 0) return missing;
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">{texts.sources}</h2>
      <ol>
        {article.sources.map((source) => (
          <li key={source.number} id={sourceId(source.number)} value={source.number}>
            <SourceLine source={source} locale={locale} />
            <WaysBack places={placesOf(source.number)} texts={texts} />
          </li>
        ))}
      </ol>
      {missing}
    </section>
  );
}

function SourceLine({ source, locale }: { source: Source; locale: string }) {
  const details = [source.publisher, source.date === null ? null : formatDay(source.date, locale)];
  const title = (
    <cite lang={source.language ?? undefined} dir={source.direction === 'rtl' ? 'rtl' : undefined}>
      {source.title}
    </cite>
  );
  return (
    <>
      {source.url === null ? title : <a href={source.url}>{title}</a>}{' '}
      <span className="soft">{details.filter((detail) => detail !== null).join(', ')}</span>
    </>
  );
}
