/** The way in for donors: asking for the mail, typing its code, and the button behind its link. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { errorId, FieldError, FormErrors } from '#app/ui/form-errors.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';
import { EmailForm } from './email-form.tsx';

/** The form as it came back. */
export interface AskProblem {
  readonly email: string;
  /** Set where too many came; the whole minutes to wait. Else the address is none. */
  readonly waitMinutes: number | null;
}

export function AskPage({ locale, problem }: { locale: string; problem: AskProblem | null }) {
  const { kicker, ask, emailForm } = textsFor(locale).supporters;
  return (
    <MessagePage kicker={kicker} title={ask.heading}>
      <p>{ask.lead}</p>
      <EmailForm
        fieldId="supporter-email"
        action={paths.supporters()}
        words={ask}
        texts={emailForm}
        email={problem?.email}
        error={problem?.waitMinutes === null ? emailForm.noAddress : undefined}
        waitMinutes={problem?.waitMinutes ?? null}
      >
        <input type="hidden" name="intent" value="ask" />
        <div>
          <Button>{ask.send}</Button>
        </div>
      </EmailForm>
      <p className="small">
        {ask.kept} <a href={paths.privacy()}>{textsFor(locale).frame.footer.privacy}</a>
      </p>
    </MessagePage>
  );
}

export function CodePage({
  locale,
  request,
  isRefused,
}: {
  locale: string;
  request: string;
  isRefused: boolean;
}) {
  const { kicker, code } = textsFor(locale).supporters;
  const fieldId = 'supporter-code';
  const error = isRefused ? code.refused : undefined;
  return (
    <MessagePage kicker={kicker} title={code.heading}>
      <p>{code.lead}</p>
      <form method="post" action={paths.supporterCode()} className="giving-form" noValidate>
        {error !== undefined && <FormErrors title={code.errorsTitle} items={[{ fieldId, message: error }]} />}
        <input type="hidden" name="request" value={request} />
        <div className="field">
          <label htmlFor={fieldId}>{code.label}</label>
          <p className="hint" id={`${fieldId}-hint`}>
            {code.hint}
          </p>
          <FieldError fieldId={fieldId} message={error} />
          <input
            id={fieldId}
            name="code"
            type="text"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={error === undefined ? `${fieldId}-hint` : `${fieldId}-hint ${errorId(fieldId)}`}
            aria-invalid={error === undefined ? undefined : true}
            required
          />
        </div>
        <div>
          <Button>{code.send}</Button>
        </div>
      </form>
      <p>{code.nothing}</p>
      <p>
        <a href={paths.supporters()}>{code.again}</a>
      </p>
    </MessagePage>
  );
}

/** `isOpen`: as the page opens; the button may find otherwise. */
export function SignInPage({ locale, token, isOpen }: { locale: string; token: string; isOpen: boolean }) {
  const { kicker, signIn } = textsFor(locale).supporters;
  if (!isOpen) {
    return (
      <MessagePage kicker={kicker} title={signIn.over.heading}>
        <p>{signIn.over.text}</p>
        <p>
          <ButtonLink href={paths.supporters()}>{signIn.over.again}</ButtonLink>
        </p>
      </MessagePage>
    );
  }
  return (
    <MessagePage kicker={kicker} title={signIn.heading}>
      <p>{signIn.lead}</p>
      <form method="post" action={paths.supporterSignIn(token)}>
        <Button>{signIn.button}</Button>
      </form>
    </MessagePage>
  );
}
