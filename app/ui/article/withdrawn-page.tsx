/** What stands at the address of a fact-check that was withdrawn: that it was, by whom, when and why. */
import type { MetaDescriptor } from '@remix-run/node';
import { isRouteErrorResponse } from '@remix-run/react';
import { directionOf } from '#app/domain/article/article.ts';
import { dayOf, type Withdrawal } from '#app/domain/article/publication.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';
import { FailurePage, failureWords } from '#app/ui/failure-page.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';

/** What a route throws with status 410. */
interface Withdrawn {
  readonly headline: string;
  readonly language: string;
  /** `2026-11-12`, on the newsroom's clocks. */
  readonly day: string;
  readonly note: string;
  readonly siteName: string;
}

/** For a route to throw, so that its page is titled and answered as what it is. */
export function withdrawnOf(
  shown: { readonly headline: string; readonly language: string; readonly withdrawal: Withdrawal },
  site: { readonly name: string; readonly timeZone: string },
): Withdrawn {
  const { headline, language, withdrawal } = shown;
  const day = dayOf(withdrawal.at, site.timeZone);
  return { headline, language, day, note: withdrawal.note, siteName: site.name };
}

function withdrawnIn(error: unknown): Withdrawn | null {
  return isRouteErrorResponse(error) && error.status === 410 ? (error.data as Withdrawn) : null;
}

/** The title of a fact-check's page that is not there, for whichever reason; no search engine lists it. `site`: as the root's loader says. */
export function absenceMeta(error: unknown, site: { readonly locale: string } | undefined): MetaDescriptor[] {
  const locale = site?.locale ?? 'en';
  const withdrawn = withdrawnIn(error);
  const title = withdrawn
    ? textsFor(locale).withdrawn.title(withdrawn.headline, withdrawn.siteName)
    : failureWords({ error, locale }).title;
  return [{ title }, { name: 'robots', content: 'noindex' }];
}

/** In place of a fact-check's page that is not there, for whichever reason. */
export function AbsencePage({ error, locale }: { error: unknown; locale: string }) {
  const withdrawn = withdrawnIn(error);
  if (!withdrawn) return <FailurePage error={error} locale={locale} />;
  return <WithdrawnPage {...withdrawn} locale={locale} />;
}

function WithdrawnPage({
  headline,
  language,
  day,
  note,
  siteName,
  locale,
}: Withdrawn & { readonly locale: string }) {
  const { withdrawn: texts, article } = textsFor(locale);
  return (
    <MessagePage kicker={texts.kicker} title={texts.heading}>
      <p>
        {texts.who(siteName)}{' '}
        <q lang={language} dir={directionOf(language)}>
          {headline}
        </q>{' '}
        <time dateTime={day}>{texts.when(formatDay(day, locale))}</time>. {texts.advice}
      </p>
      <h2>{texts.why}</h2>
      <p className="newsroom-note" dir="auto">
        {note}
      </p>
      <ul className="ways-on">
        <li>
          <a href={paths.corrections()}>{article.correctionsLink}</a>
        </li>
        <li>
          <a href={paths.factChecks()}>{article.all}</a>
        </li>
      </ul>
    </MessagePage>
  );
}
