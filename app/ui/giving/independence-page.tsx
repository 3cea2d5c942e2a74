/** The independence page: the year's figures, the pledge and its versions, how we check, corrections, and what is kept. */
import type { Pledge } from '#app/domain/pledge.ts';
import type { Register } from '#app/domain/register.ts';
import { paths } from '#app/paths.ts';
import { formatDay } from '#app/ui/dates.ts';
import { Headline, Part } from '#app/ui/giving/page-parts.tsx';
import { ListsInForce, type ListsShown } from '#app/ui/giving/lists-in-force.tsx';
import { YearFigures } from '#app/ui/giving/year-figures.tsx';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export interface IndependencePageProps {
  readonly locale: string;
  readonly register: Register;
  readonly lists: ListsShown;
  /** Newest first. */
  readonly pledges: readonly [Pledge, ...Pledge[]];
  /** Where readers may write. */
  readonly contactEmail: string;
}

type IndependenceTexts = Texts['independence'];

export function IndependencePage({ locale, register, lists, pledges, contactEmail }: IndependencePageProps) {
  const texts = textsFor(locale).independence;
  return (
    <div className="giving independence">
      <Headline kicker={texts.kicker} text={texts.heading} marked={texts.headingMarked} />
      <Contents texts={texts} />
      <Part label={texts.sections.figures} id="register">
        <YearFigures register={register} locale={locale} texts={texts} />
      </Part>
      <Part label={texts.sections.pledge} id="pledge">
        <Pledges pledges={pledges} locale={locale} texts={texts} />
      </Part>
      <Part label={texts.sections.howWeCheck} id="how-we-check">
        <HowWeCheck texts={texts} />
      </Part>
      <Part label={texts.sections.lists} id="lists">
        <ListsInForce shown={lists} locale={locale} texts={texts.lists} />
      </Part>
      <Part label={texts.sections.corrections} id="corrections">
        {texts.corrections.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>
          {texts.corrections.write} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </p>
      </Part>
      <Part label={texts.sections.data} id="data">
        {texts.data.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>
          <a href={paths.privacy()}>{texts.data.whole}</a>
        </p>
      </Part>
    </div>
  );
}

/** Where each part of the page begins; others link to these ids too. */
const parts = [
  ['register', 'figures'],
  ['pledge', 'pledge'],
  ['how-we-check', 'howWeCheck'],
  ['lists', 'lists'],
  ['corrections', 'corrections'],
  ['data', 'data'],
] as const;

function Contents({ texts }: { texts: IndependenceTexts }) {
  return (
    <nav className="contents" aria-label={texts.contents}>
      <ul>
        {parts.map(([id, section]) => (
          <li key={id}>
            <a href={`#${id}`}>{texts.sections[section]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pledges({
  pledges,
  locale,
  texts,
}: {
  pledges: readonly [Pledge, ...Pledge[]];
  locale: string;
  texts: IndependenceTexts;
}) {
  const [current, ...earlier] = pledges;
  const { pledge: words } = texts;
  return (
    <>
      <p className="pledge-sentence">{current.sentence}</p>
      <PledgeText pledge={current} texts={texts} />
      <p className="hint">
        {words.version(current.version, formatDay(current.inForceFrom, locale))} {words.stored}{' '}
        {earlier.length === 0 && words.only}
      </p>
      {earlier.map((pledge) => (
        <details key={pledge.version}>
          <summary>{words.earlierVersion(pledge.version, formatDay(pledge.inForceFrom, locale))}</summary>
          <p>{pledge.sentence}</p>
          <PledgeText pledge={pledge} texts={texts} />
        </details>
      ))}
    </>
  );
}

function PledgeText({ pledge, texts }: { pledge: Pledge; texts: IndependenceTexts }) {
  return (
    <>
      {pledge.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <h3>{texts.pledge.refusesTitle}</h3>
      <ul>
        {pledge.refuses.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function HowWeCheck({ texts }: { texts: IndependenceTexts }) {
  const words = texts.howWeCheck;
  const rest = [
    [words.registryTitle, words.registry],
    [words.groupsTitle, words.groups],
    [words.appealTitle, words.appeal],
  ] as const;
  return (
    <>
      <ol className="steps">
        {words.steps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {rest.map(([title, text]) => (
        <div key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </div>
      ))}
    </>
  );
}
