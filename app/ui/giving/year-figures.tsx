/** The year's figures as a table a currency, with what they mean and where machines read them. */
import { numberFormat } from '#app/domain/formats.ts';
import { formatMoney } from '#app/domain/money.ts';
import type { Figures, Register } from '#app/domain/register.ts';
import { paths } from '#app/paths.ts';
import { countedThrough } from '#app/ui/dates.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';

type IndependenceTexts = Texts['independence'];

export function YearFigures({
  register,
  locale,
  texts,
}: {
  register: Register;
  locale: string;
  texts: IndependenceTexts;
}) {
  const { figures: words } = texts;
  return (
    <>
      <p>{words.lead(register.year)}</p>
      {register.figures.map((figures) => (
        <FiguresTable key={figures.received.total.currency} figures={figures} locale={locale} texts={texts} />
      ))}
      <p className="hint">{words.asOf(countedThrough(register, locale), register.timeZone)}</p>
      {words.meaning.map((text) => (
        <p key={text} className="small">
          {text}
        </p>
      ))}
      <p className="small">
        {words.json}
        <a href={paths.register()}>{words.jsonLink}</a>
      </p>
      <details>
        <summary>{words.fieldsTitle}</summary>
        <dl className="fields">
          {words.fields.map(([name, meaning]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function FiguresTable({
  figures,
  locale,
  texts,
}: {
  figures: Figures;
  locale: string;
  texts: IndependenceTexts;
}) {
  const { figures: words } = texts;
  const count = (value: number) => numberFormat(locale).format(value);
  const { received, refused, lapsed, returned, supporters } = figures;
  const rows = [
    {
      label: words.received,
      note: words.supporters(count(supporters), supporters === 1),
      count: received.count,
      sum: formatMoney(received.total, locale, 'always'),
    },
    {
      label: words.refused,
      note: words.refusedNote,
      count: refused.count,
      sum: formatMoney(refused.total, locale, 'always'),
    },
    { label: words.lapsed, note: words.lapsedNote, count: lapsed.count, sum: null },
    { label: words.returned, note: words.returnedNote, count: returned.count, sum: null },
  ];
  return (
    // A region that scrolls, where text is large, must be reachable by keyboard.
    <div
      className="table-scroll"
      tabIndex={0}
      role="region"
      aria-label={words.caption(received.total.currency)}
    >
      <table className="register">
        <caption>{words.caption(received.total.currency)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.outcome}</th>
            <th scope="col" className="number">
              {words.columns.donations}
            </th>
            <th scope="col" className="number">
              {words.columns.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">
                {row.label} <span className="soft">{row.note}</span>
              </th>
              <td className="number">{count(row.count)}</td>
              <td className="number">{row.sum}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
