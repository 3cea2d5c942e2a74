/** Where a donor leaves gifts out until one with which it goes on, or takes that back: each day said before it is confirmed. */
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { formatDayOf } from '#app/ui/dates.ts';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { BackToGift, ChangeProblemNote, type ChangeProblem, type ChangeSite } from './change-parts.tsx';
import { Headline, Part } from './page-parts.tsx';

export interface PausePageProps {
  readonly site: ChangeSite;
  readonly token: string;
  readonly problem: ChangeProblem | null;
  /** Null where nothing can be changed now. */
  readonly form: {
    readonly interval: GiftInterval;
    readonly nextDueAt: Date;
    /** When the next gift is charged, where some are left out; null where none are. */
    readonly pausedUntil: Date | null;
    /** With which it may go on. */
    readonly days: readonly Date[];
    /** Whether a gift that came due before is not paid yet. */
    readonly isUnpaid: boolean;
    /** Whether the form came back without a choice. */
    readonly isMissing: boolean;
  } | null;
}

export function PausePage({ site, token, problem, form }: PausePageProps) {
  const texts = textsFor(site.locale).giftChanges;
  const { pause: words } = texts;
  const print = (at: Date) => formatDayOf(at, site.locale, site.timeZone);
  return (
    <div className="giving">
      <Headline
        kicker={texts.kicker}
        text={words.heading[form?.interval ?? 'month']}
        marked={words.marked[form?.interval ?? 'month']}
      />
      <ChangeProblemNote problem={problem} texts={texts} />
      {form && (
        <>
          <Part label={words.nowTitle}>
            <p>
              {form.pausedUntil ? words.paused(print(form.pausedUntil)) : words.due(print(form.nextDueAt))}
            </p>
          </Part>
          <Part label={words.formTitle}>
            <PauseForm
              {...{ form, token, words, print }}
              errorsTitle={textsFor(site.locale).ask.errorsTitle}
            />
          </Part>
          {form.pausedUntil && (
            <Part label={words.resumeTitle}>
              <form className="giving-form" method="post" action={paths.standingGiftPause(token)}>
                <input type="hidden" name="day" value={form.nextDueAt.toISOString()} />
                <p>{words.resumeNote}</p>
                <Button kind="secondary" name="intent" value="resume">
                  {words.resume(print(form.nextDueAt))}
                </Button>
              </form>
            </Part>
          )}
        </>
      )}
      <BackToGift token={token} texts={texts} />
    </div>
  );
}

const fieldId = 'pause-until';

function PauseForm({
  form,
  token,
  words,
  print,
  errorsTitle,
}: {
  form: NonNullable<PausePageProps['form']>;
  token: string;
  words: Texts['giftChanges']['pause'];
  print: (at: Date) => string;
  errorsTitle: string;
}) {
  const { days, nextDueAt, pausedUntil, isUnpaid, isMissing } = form;
  const error = isMissing ? words.missing : undefined;
  const chosen = pausedUntil ?? days[0];
  return (
    <form className="giving-form" method="post" action={paths.standingGiftPause(token)}>
      <FormErrors title={errorsTitle} items={error ? [{ fieldId: `${fieldId}-1`, message: error }] : []} />
      <input type="hidden" name="day" value={nextDueAt.toISOString()} />
      <fieldset aria-describedby={error ? errorId(fieldId) : undefined}>
        <legend>{words.legend}</legend>
        <FieldError fieldId={fieldId} message={error} />
        {days.map((day, index) => (
          <label key={day.toISOString()} className="tick">
            <input
              type="radio"
              id={`${fieldId}-${String(index + 1)}`}
              name="until"
              value={day.toISOString()}
              defaultChecked={day.getTime() === chosen?.getTime()}
            />
            <span>{words.option(print(day), index + 1)}</span>
          </label>
        ))}
      </fieldset>
      {isUnpaid && <p>{words.unpaid}</p>}
      <p>{words.note}</p>
      <Button>{words.button}</Button>
    </form>
  );
}
