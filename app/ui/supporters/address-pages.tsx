/** How a donor comes to be known by another address: the form, and what the link of either mail leads to. */
import type { AddressChangeShown } from '#app/domain/address-change.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { Ways } from '#app/ui/giving/page-parts.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';
import { EmailForm } from './email-form.tsx';

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
  const { emailForm } = textsFor(locale).supporters;
  const errors = { 'no-address': emailForm.noAddress, same: texts.same, limited: undefined };
  return (
    <MessagePage kicker={kicker} title={texts.heading}>
      <p>{texts.lead}</p>
      <EmailForm
        fieldId="new-address"
        action={paths.supporterAddress()}
        words={texts}
        texts={emailForm}
        email={problem?.email}
        error={problem ? errors[problem.problem] : undefined}
        waitMinutes={problem?.problem === 'limited' ? problem.waitMinutes : null}
      >
        <Ways>
          <Button>{texts.send}</Button>
          <a href={paths.supporters()}>{texts.back}</a>
        </Ways>
      </EmailForm>
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
