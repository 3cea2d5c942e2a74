/** What was wrong in a fact-check and is mended, dated, in the newsroom's words, the newest first. */
import { directionOf } from '#app/domain/article/article.ts';
import { dayOf, type Correction } from '#app/domain/article/publication.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';
import { formatDay } from '#app/ui/dates.ts';

export interface CorrectionsProps {
  readonly corrections: readonly Correction[];
  readonly locale: string;
  readonly timeZone: string;
}

/** Nothing where nothing was ever corrected. */
export function Corrections({ corrections, locale, timeZone }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  const texts = textsFor(locale).article;
  const language = textsLocale(locale);
  return (
    <section className="corrected" aria-label={texts.corrections(corrections.length)}>
      {corrections.map(({ at, note }, index) => {
        const day = dayOf(at, timeZone);
        return (
          <p key={index} className="newsroom-note" dir="auto">
            <strong lang={language} dir={directionOf(language)}>
              <time dateTime={day}>{texts.correction(formatDay(day, locale))}</time>
            </strong>{' '}
            {note}
          </p>
        );
      })}
    </section>
  );
}
