/** What stands around the form of the ask: the pledge with what came of it this year, and what happens to a donation. */
import { numberFormat } from '#app/domain/formats.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { Pledge } from '#app/domain/pledge.ts';
import type { Register } from '#app/domain/register.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { countedThrough } from '#app/ui/dates.ts';
import { Figures } from '#app/ui/figures.tsx';

export interface AskPledgeProps {
  readonly site: { readonly locale: string; readonly presets: readonly Money[]; readonly amountMin: Money };
  readonly pledge: Pledge;
  /** Null where the figures cannot be had. */
  readonly register: Register | null;
  readonly headingLevel?: 1 | 2 | undefined;
  readonly texts: Texts['ask'];
}

/** Short, so that a phone shows an amount on the same screen; the rest is one press away. */
export function AskPledge({ site, pledge, register, headingLevel = 2, texts }: AskPledgeProps) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  const smallest = site.presets[0] ?? site.amountMin;
  return (
    <div className="ask-pledge">
      <Heading id="ask-title" className="ask-title">
        {texts.title} <span>{texts.titleMarked}</span>
      </Heading>
      <p className="ask-sentence">{pledge.sentence}</p>
      <details className="ask-why">
        <summary>{texts.why}</summary>
        <p>
          {texts.text(formatMoney(smallest, site.locale))} <a href={paths.pledge()}>{texts.pledgeLink}</a>
        </p>
      </details>
      {register && <AskFigures register={register} locale={site.locale} texts={texts.figures} />}
    </div>
  );
}

/** `target` is where its link opens: a frame's may not open in the frame. */
export function AskFigures({
  register,
  locale,
  texts,
  target,
}: {
  register: Register;
  locale: string;
  texts: Texts['ask']['figures'];
  target?: '_top';
}) {
  const figures = register.figures[0];
  if (!figures) return null;
  const count = numberFormat(locale);
  const supporters = figures.supporters;
  const refused = figures.refused.count;
  return (
    <Figures
      items={[
        { value: count.format(supporters), label: texts.supporters(supporters) },
        { value: count.format(refused), label: texts.refused(refused) },
        {
          value: texts.registerValue,
          label: texts.register,
          href: paths.independence(),
          ...(target && { target }),
        },
      ]}
      period={texts.period(register.year, countedThrough(register, locale))}
    />
  );
}

/** What comes after the button: on wide screens it stands below the pledge, on narrow ones below the form. */
export function AskCourse({
  headingLevel = 2,
  offersStandingGifts,
  texts,
}: {
  headingLevel: 1 | 2 | undefined;
  offersStandingGifts: boolean;
  texts: Texts['ask']['course'];
}) {
  const Heading = headingLevel === 1 ? 'h2' : 'h3';
  return (
    <div className="ask-course">
      <Heading>{texts.title}</Heading>
      <ol>
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {offersStandingGifts && <p>{texts.standing}</p>}
      <p>
        <a href={paths.howWeCheck()}>{texts.link}</a>
      </p>
    </div>
  );
}
