/** Asks the donor of a standing gift that can be mended whether another one is to go on beside it, instead of it, or not at all. */
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { GiftInterval, SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftState } from '#app/domain/standing-gift/states.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { formatMoment } from '#app/ui/dates.ts';
import { Headline, Part, Ways } from './page-parts.tsx';

interface Gift {
  readonly token: string;
  readonly charged: Money;
  readonly interval: GiftInterval;
}

export interface SecondGiftPageProps {
  readonly site: { readonly locale: string; readonly timeZone: string };
  readonly older: Gift & { readonly state: StandingGiftState };
  /** The one that waits for an answer; usually there is one. */
  readonly waiting: readonly (Gift & { readonly deadline: Date | null })[];
}

export function SecondGiftPage({ site, older, waiting }: SecondGiftPageProps) {
  const { locale, timeZone } = site;
  const texts = textsFor(locale).second;
  const say = ({ charged, interval }: Gift) => texts.gift(formatMoney(charged, locale), interval);
  const { heading, marked } = waiting.length > 0 ? texts : texts.none;
  const toOlder = paths.standingGift(older.token);
  return (
    <div className="giving">
      <Headline kicker={texts.kicker} text={heading} marked={marked} />
      <Part label={texts.olderTitle}>
        <p>{texts.older(say(older), older.state)}</p>
        <Ways>
          {waiting.length > 0 && (older.state === 'active' || older.state === 'confirming') ? (
            <ButtonLink href={toOlder}>{texts.mend}</ButtonLink>
          ) : (
            <a href={toOlder}>{texts.open}</a>
          )}
        </Ways>
      </Part>
      {waiting.map((gift) => (
        <Part key={gift.token} label={texts.newTitle}>
          <p>{texts.waits(say(gift), gift.deadline && formatMoment(gift.deadline, locale, timeZone))}</p>
          {choicesFor(older.state).map((choice) => (
            <Choice key={choice} {...{ choice, texts }} older={older.token} gift={gift.token} />
          ))}
        </Part>
      ))}
    </div>
  );
}

/** One that waits for its bank cannot be stopped; it ends by itself where nobody confirms it. */
const choicesFor = (older: StandingGiftState): readonly SecondChoice[] =>
  older === 'active' ? ['instead', 'both', 'not'] : ['both', 'not'];

/** Each says what follows, then has its button. */
function Choice({
  choice,
  older,
  gift,
  texts,
}: {
  choice: SecondChoice;
  older: string;
  gift: string;
  texts: Texts['second'];
}) {
  return (
    <form method="post" action={paths.secondGift(older)} className="second-choice">
      <input type="hidden" name="gift" value={gift} />
      <input type="hidden" name="choice" value={choice} />
      <p>{texts.choices[choice].what}</p>
      <Button kind="secondary">{texts.choices[choice].button}</Button>
    </form>
  );
}
