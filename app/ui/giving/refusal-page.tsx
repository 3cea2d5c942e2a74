/** The answer to a form that names a listed group: why, that no card was asked for, and how to appeal in one click. */
import { paths } from '#app/paths.ts';
import { Headline, Part, Ways } from '#app/ui/giving/page-parts.tsx';
import { Button } from '#app/ui/buttons.tsx';
import { textsFor } from '#app/domain/texts/catalogue.ts';

export interface RefusalPageProps {
  readonly site: { readonly name: string; readonly locale: string };
  /** Why, in the screening's words. */
  readonly sentence: string;
  readonly appealToken: string;
  readonly articleSlug: string | null;
  /** The origin of the page on which the reader came to the form, or `direct`. */
  readonly from: string;
}

export function RefusalPage({ site, sentence, appealToken, articleSlug, from }: RefusalPageProps) {
  const { refusal: texts, donate, appeal } = textsFor(site.locale);
  return (
    <div className="giving">
      <Headline kicker={donate.title(site.name)} text={texts.title} marked={texts.titleMarked} />
      <Part label={appeal.decidedTitle}>
        <p>{sentence}</p>
        <p>
          {texts.text(site.name)} <a href={paths.howWeCheck()}>{appeal.howWeCheck}</a>
        </p>
      </Part>
      <Part label={texts.wrongTitle}>
        <p>{texts.wrong}</p>
        <Ways>
          <form method="post" action={paths.appeal(appealToken)}>
            <Button>{texts.appeal}</Button>
          </form>
          <a href={paths.appeal(appealToken)}>{texts.compared}</a>
        </Ways>
      </Part>
      <Part label={texts.rightTitle}>
        <p>{texts.right}</p>
        <p>
          <a href={paths.donate(articleSlug, from)}>{texts.giveMyself}</a>
        </p>
      </Part>
    </div>
  );
}
