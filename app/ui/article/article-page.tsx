/** A fact-check as a page: claim, finding, sections, sources, and the structured data that repeats them. */
import { directionOf, type Article } from '#app/domain/article/article.ts';
import { claimReview, jsonForScript } from '#app/domain/article/claim-review.ts';
import { newsArticle, type NewsPage } from '#app/domain/article/news-article.ts';
import { changedOn, type KeptArticle } from '#app/domain/article/publication.ts';
import { inWords } from '#app/domain/formats.ts';
import { topicSlug } from '#app/domain/article/topic.ts';
import { paths } from '#app/paths.ts';
import { isLongHeadline } from '#app/domain/article/headline.ts';
import { Blocks } from '#app/ui/article/article-text.tsx';
import { CorrectionForm } from '#app/ui/article/correction-form.tsx';
import { Corrections } from '#app/ui/article/corrections.tsx';
import { NoteList } from '#app/ui/article/note-list.tsx';
import { letterOf, markersOf } from '#app/domain/article/text-within.ts';
import { SourceList } from '#app/ui/article/source-list.tsx';
import { formatDay } from '#app/ui/dates.ts';
import { Facts } from '#app/ui/figures.tsx';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';

export interface ArticlePageProps extends Pick<KeptArticle, 'article' | 'corrections'> {
  readonly page: NewsPage;
  readonly locale: string;
  /** On whose clocks the days of corrections are told. */
  readonly timeZone: string;
}

export function ArticlePage({ article, corrections, page, locale, timeZone }: ArticlePageProps) {
  const texts = textsFor(locale).article;
  const sourceNumbers = new Set(article.sources.map((source) => source.number));
  const language = textsLocale(locale);
  const direction = directionOf(language);
  const modifiedOn = changedOn({ article, corrections }, timeZone);
  const said = [
    newsArticle({ article, corrections }, page, timeZone),
    claimReview(article, page, modifiedOn),
  ].filter((each) => each !== null);
  // [1] never means two things: notes go by letters where numbers name sources.
  const isLettered = sourceNumbers.size > 0 || markersOf(article).length > 0;
  const noteLabel = (number: number) => (isLettered ? letterOf(number) : String(number));
  const text = { sourceNumbers, noteLabel, texts };
  return (
    <article className="fact-check" lang={article.language} dir={article.direction}>
      <header>
        <p className="kicker">{texts.kind}</p>
        <h1 className={isLongHeadline(article.headline) ? 'long-headline' : undefined}>{article.headline}</h1>
        {article.demo && (
          <p className="demo-note" lang={language} dir={direction}>
            <strong>{texts.demoLabel}.</strong> {texts.demo}
          </p>
        )}
        <Corrections corrections={corrections} locale={locale} timeZone={timeZone} />
        <Facts items={factsOf(article, modifiedOn, locale)} />
      </header>
      {article.image && <Blocks blocks={[{ kind: 'image', image: article.image }]} {...text} />}
      <Blocks blocks={article.introduction} {...text} />
      {article.sections.map((section) => (
        <section key={section.number} aria-labelledby={`section-${String(section.number)}`}>
          <h2 id={`section-${String(section.number)}`}>
            <span className="section-number">{section.number}</span> {section.heading}
          </h2>
          <Blocks blocks={section.blocks} {...text} />
        </section>
      ))}
      <NoteList article={article} isLettered={isLettered} {...text} />
      <SourceList article={article} texts={texts} locale={locale} />
      <div className="corrections" lang={language} dir={direction}>
        <details>
          <summary>{textsFor(locale).correction.summary}</summary>
          <CorrectionForm slug={article.slug} locale={locale} kind="secondary" />
        </details>
        <p>
          <a href={paths.corrections()}>{texts.correctionsLink}</a>
        </p>
      </div>
      <p className="printed-from" lang={language} dir={direction}>
        {texts.printedFrom(page.siteName)} {page.url}
      </p>
      {said.map((each) => (
        // Data, not script: the Content-Security-Policy does not concern it, and jsonForScript keeps it data.
        <script
          key={each['@type']}
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: jsonForScript(each) }}
        />
      ))}
    </article>
  );
}

function factsOf(article: Article, modifiedOn: string | null, locale: string) {
  const texts = textsFor(locale).article;
  const { claim, claimant, appearance, verdict, rating, authors, desk, topics } = article;
  const writers = desk === null ? authors : [...authors, desk];
  const isClaimant = claim !== null && claimant !== null;
  return [
    { label: texts.claim, value: claim === null ? null : <q className="claim">{claim}</q>, isWide: true },
    { label: texts.claimant, value: isClaimant ? claimant.name : null },
    {
      label: texts.appearance,
      value: appearance === null ? null : <Appearance appearance={appearance} locale={locale} />,
    },
    {
      label: texts.finding,
      value:
        verdict === null ? null : (
          <>
            <mark className="verdict">{verdict}</mark>
            {rating !== null && (
              <span className="rating">
                {texts.rating(String(rating.value), String(rating.worst), String(rating.best))}
              </span>
            )}
          </>
        ),
      isWide: true,
    },
    { label: texts.writtenBy, value: writers.length > 0 ? inWords(writers, textsLocale(locale)) : null },
    {
      label: texts.checked,
      value: <time dateTime={article.checkedOn}>{formatDay(article.checkedOn, locale)}</time>,
    },
    {
      label: texts.updated,
      value: modifiedOn === null ? null : <time dateTime={modifiedOn}>{formatDay(modifiedOn, locale)}</time>,
    },
    {
      label: texts.topics(topics.length),
      value: topics.length === 0 ? null : <Topics topics={topics} />,
    },
  ];
}

function Topics({ topics }: { topics: readonly string[] }) {
  return (
    <ul className="topics">
      {topics.map((topic) => (
        <li key={topic}>
          <a href={paths.topic(topicSlug(topic))}>{topic}</a>
        </li>
      ))}
    </ul>
  );
}

function Appearance({
  appearance,
  locale,
}: {
  appearance: NonNullable<Article['appearance']>;
  locale: string;
}) {
  const title = <cite>{appearance.title}</cite>;
  return (
    <>
      {appearance.url === null ? title : <a href={appearance.url}>{title}</a>}
      {appearance.date === null ? null : <span className="soft">, {formatDay(appearance.date, locale)}</span>}
    </>
  );
}
