/** Where a donor has their gifts charged on another day: each said with the days that follow before it is confirmed. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { formatDayInYear, formatDayOf, formatShortDayOf } from '#app/ui/dates.ts';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { BackToGift, ChangeProblemNote, type ChangeProblem, type ChangeSite } from './change-parts.tsx';
import { Headline, Part } from './page-parts.tsx';

export interface DayPageProps {
  readonly site: ChangeSite;
  readonly token: string;
  readonly problem: ChangeProblem | null;
  /** Null where nothing can be changed now. */
  readonly form: {
    /** When the first gift is due for which the choice holds, as it stands. */
    readonly dayFrom: Date;
    /** One before it that keeps its day; null where there is none. */
    readonly drafted: Date | null;
    /** When the next gift is charged, where some are left out; null where none are. */
    readonly pausedUntil: Date | null;
    readonly days: readonly { readonly value: string; readonly dueAt: readonly Date[] }[];
    /** The one that holds. */
    readonly chosenDay: string;
    /** Whether the form came back without one of these days. */
    readonly isMissing: boolean;
  } | null;
}

export function DayPage({ site, token, problem, form }: DayPageProps) {
  const texts = textsFor(site.locale).giftChanges;
  const { day: words } = texts;
  const print = (at: Date) => formatDayOf(at, site.locale, site.timeZone);
  return (
    <div className="giving">
      <Headline kicker={texts.kicker} text={words.heading} marked={words.marked} />
      <ChangeProblemNote problem={problem} texts={texts} />
      {form && (
        <>
          <Part label={words.nowTitle}>
            {form.pausedUntil && <p>{words.paused(print(form.pausedUntil))}</p>}
            {form.drafted && (
              <p>{`${words.drafted(print(form.drafted))} ${words.from(print(form.dayFrom))}`}</p>
            )}
            {!form.pausedUntil && !form.drafted && <p>{words.due(print(form.dayFrom))}</p>}
          </Part>
          <Part label={words.formTitle}>
            <DayForm site={site} token={token} form={form} />
          </Part>
        </>
      )}
      <BackToGift token={token} texts={texts} />
    </div>
  );
}

const fieldId = 'gift-day';

function DayForm({
  site,
  token,
  form,
}: {
  site: ChangeSite;
  token: string;
  form: NonNullable<DayPageProps['form']>;
}) {
  const { ask, giftChanges } = textsFor(site.locale);
  const { day: words } = giftChanges;
  const print = (format: typeof formatDayInYear, at: Date | undefined) =>
    at ? format(at, site.locale, site.timeZone) : '';
  const usual = form.days.find(({ value }) => value === 'usual')?.dueAt[0];
  const error = form.isMissing ? words.missing : undefined;
  return (
    <form className="giving-form" method="post" action={paths.standingGiftDay(token)}>
      <FormErrors title={ask.errorsTitle} items={error ? [{ fieldId, message: error }] : []} />
      <input type="hidden" name="day" value={form.dayFrom.toISOString()} />
      <div className="field">
        <label htmlFor={fieldId}>{words.label}</label>
        <FieldError fieldId={fieldId} message={error} />
        <select
          id={fieldId}
          name="to"
          defaultValue={form.chosenDay}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId(fieldId) : undefined}
        >
          {form.days.map(({ value, dueAt: [next, after] }) => (
            <option key={value} value={value}>
              {words.option(print(formatShortDayOf, next), print(formatDayInYear, after))}
            </option>
          ))}
        </select>
      </div>
      {usual && <p>{words.note(formatDayOf(usual, site.locale, site.timeZone))}</p>}
      <Button>{words.button}</Button>
    </form>
  );
}
