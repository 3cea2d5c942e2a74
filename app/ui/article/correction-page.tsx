/** The form for a correction on a page of its own, and the thanks for one that was sent. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';
import { CorrectionForm, type CorrectionProblem } from './correction-form.tsx';

export interface CorrectionPageProps {
  readonly article: { readonly slug: string; readonly headline: string };
  readonly locale: string;
  readonly isSent: boolean;
  readonly problem: CorrectionProblem | null;
}

export function CorrectionPage({ article, locale, isSent, problem }: CorrectionPageProps) {
  const texts = textsFor(locale).correction;
  if (isSent) {
    return (
      <MessagePage kicker={texts.kicker} title={texts.thanks.heading}>
        <p>{texts.thanks.text}</p>
        <p>
          <ButtonLink href={paths.factCheck(article.slug)}>{texts.thanks.back}</ButtonLink>
        </p>
      </MessagePage>
    );
  }
  return (
    <MessagePage kicker={texts.kicker} title={texts.heading}>
      <p>
        {texts.about} <a href={paths.factCheck(article.slug)}>{article.headline}</a>.
      </p>
      <CorrectionForm slug={article.slug} locale={locale} problem={problem} kind="primary" />
    </MessagePage>
  );
}
