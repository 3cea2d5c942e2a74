/** What a donor can do about a standing gift, by what became of it. */
import type { StandingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { Ways } from '#app/ui/giving/page-parts.tsx';

export interface StandingGiftWaysProps {
  readonly status: StandingGiftStatus;
  readonly token: string;
  readonly interval: GiftInterval;
  /** The payment page, where it is still open. */
  readonly paymentUrl: string | null;
  /** Where the donor's bank asks who pays. */
  readonly confirmUrl: string | null;
  readonly appealToken: string | null;
  /** The form with the same choice. */
  readonly againUrl: string;
  /** Why Stripe's page for another card did not open; null where nobody asked, or it did. */
  readonly cardProblem: 'limited' | 'unavailable' | null;
  readonly texts: Texts['standingGift'];
}

/** Its donor ended it. */
const isUnwanted = (status: StandingGiftStatus) => status === 'stopped' || status === 'withdrawn';

/** Never more than one primary button. */
export function StandingGiftWays({
  status,
  token,
  interval,
  paymentUrl,
  confirmUrl,
  appealToken,
  againUrl,
  cardProblem,
  texts,
}: StandingGiftWaysProps) {
  const self = paths.standingGift(token);
  switch (status) {
    case 'open':
      return (
        <Ways>
          {paymentUrl !== null && <ButtonLink href={paymentUrl}>{texts.toPayment}</ButtonLink>}
          <a href={self}>{texts.checkAgain}</a>
        </Ways>
      );
    case 'confirming':
      return (
        <Ways>
          {confirmUrl !== null && <ButtonLink href={confirmUrl}>{texts.confirm}</ButtonLink>}
          <a href={self}>{texts.checkAgain}</a>
        </Ways>
      );
    case 'checking':
    case 'held':
      return (
        <Ways>
          <ButtonLink href={self} kind="secondary">
            {texts.checkAgain}
          </ButtonLink>
          <form method="post" action={self}>
            <Button kind="secondary">{texts.stop}</Button>
          </form>
        </Ways>
      );
    case 'starting':
    case 'refusing':
    case 'refusing-later':
    case 'ending':
      return (
        <Ways>
          <ButtonLink href={self} kind="secondary">
            {texts.checkAgain}
          </ButtonLink>
        </Ways>
      );
    case 'active':
      return (
        <>
          {cardProblem !== null && (
            <p className="field-error" role="alert">
              {texts.cardProblems[cardProblem]}
            </p>
          )}
          <Ways>
            <ButtonLink href={paths.standingGiftAmount(token)} kind="secondary">
              {texts.changeAmount}
            </ButtonLink>
            <ButtonLink href={paths.standingGiftDay(token)} kind="secondary">
              {texts.changeDay}
            </ButtonLink>
            <ButtonLink href={paths.standingGiftPause(token)} kind="secondary">
              {texts.pause[interval]}
            </ButtonLink>
            <form method="post" action={self}>
              <input type="hidden" name="intent" value="change-card" />
              <Button kind="secondary">{texts.changeCard}</Button>
            </form>
            <form method="post" action={self}>
              <Button kind="secondary">{texts.stop}</Button>
            </form>
          </Ways>
        </>
      );
    case 'refused':
    case 'refused-later':
      return appealToken === null ? null : (
        <Ways>
          <form method="post" action={paths.appeal(appealToken)}>
            <Button>{texts.appeal}</Button>
          </form>
          <a href={paths.appeal(appealToken)}>{texts.whyRefused}</a>
        </Ways>
      );
    case 'unopened':
    case 'abandoned':
    case 'lapsed':
    case 'declined':
    case 'withdrawn':
    case 'stopped':
    case 'unpaid':
      return (
        <Ways>
          <ButtonLink href={againUrl} kind={isUnwanted(status) ? 'secondary' : 'primary'}>
            {status === 'declined' ? texts.otherCard : texts.giveAgain}
          </ButtonLink>
        </Ways>
      );
  }
}
