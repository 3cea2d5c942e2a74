/** Asks a donor whose standing gift can be mended whether another one is to go on beside it, instead of it, or not at all. */
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { GiftInterval, SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftState } from '#app/domain/standing-gift/states.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { formatMoment } from '#app/ui/dates.ts';
import { MessagePage } from '#app/ui/page-frame.tsx';
import { Headline, Part, Ways } from './page-parts.tsx';

interface Gift {
  readonly charged: Money;
  readonly interval: GiftInterval;
}

interface Waiting {
  readonly kind: 'waiting';
  readonly gift: Gift & { readonly deadline: Date | null };
  readonly older: Gift & { readonly token: string; readonly state: StandingGiftState };
}

export interface SecondGiftPageProps {
  readonly site: { readonly locale: string; readonly timeZone: string };
  /** Where the answer is sent: the address of the page. */
  readonly action: string;
  readonly shown:
    Waiting | { readonly kind: 'answered'; readonly choice: SecondChoice } | { readonly kind: 'over' };
}

export function SecondGiftPage({ site, action, shown }: SecondGiftPageProps) {
  const texts = textsFor(site.locale).second;
  if (shown.kind === 'waiting') return <Question {...{ site, action, texts, shown }} />;
  const { heading, text } = shown.kind === 'answered' ? texts.answered[shown.choice] : texts.none;
  return (
    <MessagePage kicker={texts.kicker} title={heading}>
      <p>{text}</p>
    </MessagePage>
  );
}

function Question({
  site: { locale, timeZone },
  action,
  texts,
  shown: { gift, older },
}: Pick<SecondGiftPageProps, 'site' | 'action'> & { texts: Texts['second']; shown: Waiting }) {
  const say = ({ charged, interval }: Gift) => texts.gift(formatMoney(charged, locale), interval);
  const toOlder = paths.standingGift(older.token);
  return (
    <div className="giving">
      <Headline kicker={texts.kicker} text={texts.heading} marked={texts.marked} />
      <Part label={texts.olderTitle}>
        <p>{texts.older(say(older), older.state)}</p>
        <Ways>
          {older.state === 'active' || older.state === 'confirming' ? (
            <ButtonLink href={toOlder}>{texts.mend}</ButtonLink>
          ) : (
            <a href={toOlder}>{texts.open}</a>
          )}
        </Ways>
      </Part>
      <Part label={texts.newTitle}>
        <p>{texts.waits(say(gift), gift.deadline && formatMoment(gift.deadline, locale, timeZone))}</p>
        {choicesFor(older.state).map((choice) => (
          <Choice key={choice} {...{ action, choice, texts }} />
        ))}
      </Part>
    </div>
  );
}

/** One that waits for its bank cannot be stopped; it ends by itself where nobody confirms it. */
const choicesFor = (older: StandingGiftState): readonly SecondChoice[] =>
  older === 'active' ? ['instead', 'both', 'not'] : ['both', 'not'];

/** Each says what follows, then has its button. */
function Choice({ action, choice, texts }: { action: string; choice: SecondChoice; texts: Texts['second'] }) {
  return (
    <form method="post" action={action} className="second-choice">
      <input type="hidden" name="choice" value={choice} />
      <p>{texts.choices[choice].what}</p>
      <Button kind="secondary">{texts.choices[choice].button}</Button>
    </form>
  );
}
