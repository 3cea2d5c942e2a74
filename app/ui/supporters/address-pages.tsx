/** How a donor comes to be known by another address: the form, and what the link of either mail leads to. */
import type { AddressChangeShown } from '#app/domain/address-change.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { errorId, ErrorNote, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { Ways } from '#app/ui/giving/page-parts.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';

/** The form as it came back. */
export interface AddressProblem {
  readonly email: string;
  readonly problem: 'no-address' | 'same' | 'limited';
  readonly waitMinutes: number;
}

const wordsOf = (locale: string) => {
  const { kicker, address } = textsFor(locale).supporters;
  return { kicker, texts: address };
};

export function AddressPage({ locale, problem }: { locale: string; problem: AddressProblem | null }) {
  const { kicker, texts } = wordsOf(locale);
  const fieldId = 'new-address';
  const errors = { 'no-address': texts.noAddress, same: texts.same, limited: undefined };
  const error = problem ? errors[problem.problem] : undefined;
  return (
    <MessagePage kicker={kicker} title={texts.heading}>
      <p>{texts.lead}</p>
      <form method="post" action={paths.supporterAddress()} className="giving-form" noValidate>
        {error !== undefined && (
          <FormErrors title={texts.errorsTitle} items={[{ fieldId, message: error }]} />
        )}
        {problem?.problem === 'limited' && (
          <ErrorNote>
            <p>{texts.limited(problem.waitMinutes)}</p>
          </ErrorNote>
        )}
        <div className="field">
          <label htmlFor={fieldId}>{texts.email}</label>
          <p className="hint" id={`${fieldId}-hint`}>
            {texts.hint}
          </p>
          <FieldError fieldId={fieldId} message={error} />
          <input
            id={fieldId}
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={problem?.email}
            aria-describedby={error === undefined ? `${fieldId}-hint` : `${fieldId}-hint ${errorId(fieldId)}`}
            aria-invalid={error === undefined ? undefined : true}
            required
          />
        </div>
        <Ways>
          <Button>{texts.send}</Button>
          <a href={paths.supporters()}>{texts.back}</a>
        </Ways>
      </form>
    </MessagePage>
  );
}

export function AddressAskedPage({ locale }: { locale: string }) {
  const { kicker, texts } = wordsOf(locale);
  return (
    <MessagePage kicker={kicker} title={texts.asked.heading}>
      <p>{texts.asked.text}</p>
      <p>{texts.asked.lost}</p>
      <Ways>
        <a href={paths.supporters()}>{texts.home}</a>
      </Ways>
    </MessagePage>
  );
}

/** What the link of one side leads to. */
export function AddressSidePage({
  locale,
  token,
  shown,
  isUndecided = false,
}: {
  locale: string;
  token: string;
  shown: AddressChangeShown;
  /** Both have said yes, and it cannot be done yet. */
  isUndecided?: boolean;
}) {
  const { kicker, texts } = wordsOf(locale);
  const side = texts.sides[shown.side];
  const self = paths.supporterAddressSide(token);
  return (
    <MessagePage kicker={kicker} title={isUndecided ? texts.undecided.heading : side.heading}>
      <p>{isUndecided ? texts.undecided.text : side.text(shown.newEmail)}</p>
      <Ways>
        <form method="post" action={self}>
          <Button>{texts.confirm}</Button>
        </form>
        {shown.side === 'old' && (
          <form method="post" action={self}>
            <input type="hidden" name="intent" value="cancel" />
            <Button kind="secondary">{texts.cancel}</Button>
          </form>
        )}
      </Ways>
    </MessagePage>
  );
}

export function AddressEndPage({
  locale,
  end,
}: {
  locale: string;
  end: 'waits' | 'done' | 'canceled' | 'over';
}) {
  const { kicker, texts } = wordsOf(locale);
  const { heading, text } = texts[end];
  return (
    <MessagePage kicker={kicker} title={heading}>
      <p>{text}</p>
      {end !== 'waits' && (
        <Ways>
          <ButtonLink href={paths.supporters()} kind={end === 'done' ? 'primary' : 'secondary'}>
            {end === 'done' ? texts.done.again : texts.home}
          </ButtonLink>
        </Ways>
      )}
    </MessagePage>
  );
}
