/** All that one donor gave, for the donor who is signed in: standing gifts, then gifts, a page at a time. */
import type { GiftShown, Giving, StandingGiftShown } from '#app/domain/giving.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { formatDayOf } from '#app/ui/dates.ts';
import { Unbroken } from '#app/ui/unbroken.tsx';
import { Headline, Part, Ways } from '#app/ui/giving/page-parts.tsx';

export interface GivingPageProps {
  readonly site: { readonly locale: string; readonly timeZone: string };
  readonly giving: Giving;
  /** Whether a page with newer gifts came before. */
  readonly isLaterPage: boolean;
}

type GivingTexts = Texts['supporters']['giving'];

export function GivingPage({ site, giving, isLaterPage }: GivingPageProps) {
  const { kicker, giving: texts } = textsFor(site.locale).supporters;
  const { standing, gifts, next } = giving;
  return (
    <div className="giving">
      <Headline kicker={kicker} text={texts.heading} marked={texts.marked} />
      {standing.length > 0 && !isLaterPage && (
        <Part label={texts.standingTitle}>
          <ul className="gift-list">
            {standing.map((gift) => (
              <StandingGiftEntry key={gift.token} gift={gift} site={site} texts={texts} />
            ))}
          </ul>
          <p className="small">{texts.change}</p>
        </Part>
      )}
      <Part label={texts.giftsTitle}>
        {gifts.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <ul className="gift-list">
            {gifts.map((gift) => (
              <GiftEntry key={gift.token} gift={gift} site={site} texts={texts} />
            ))}
          </ul>
        )}
        {(next !== null || isLaterPage) && (
          <Ways>
            {next !== null && <a href={paths.supporters(next)}>{texts.older}</a>}
            {isLaterPage && <a href={paths.supporters()}>{texts.newest}</a>}
          </Ways>
        )}
      </Part>
      {giving.years.length > 0 && (
        <Part label={texts.statementsTitle}>
          <Ways>
            {giving.years.map((year) => (
              <a key={year} href={paths.supporterStatement(year)}>
                {texts.statement(year)}
              </a>
            ))}
          </Ways>
        </Part>
      )}
      <Part label={texts.dataTitle}>
        <Ways>
          <a href={paths.supporterData()}>{texts.data}</a>
          <a href={paths.supporterAddress()}>{texts.address}</a>
          <a href={paths.supporterDeletion()}>{texts.deletion}</a>
        </Ways>
      </Part>
      <Part label={texts.signOut}>
        <p>{texts.short}</p>
        <form method="post" action={paths.supporters()}>
          <input type="hidden" name="intent" value="sign-out" />
          <Button kind="secondary">{texts.signOut}</Button>
        </form>
      </Part>
    </div>
  );
}

interface EntryProps {
  readonly site: GivingPageProps['site'];
  readonly texts: GivingTexts;
}

function StandingGiftEntry({ gift, site, texts }: EntryProps & { gift: StandingGiftShown }) {
  const { locale, timeZone } = site;
  const next = gift.nextAt && texts.next(formatDayOf(gift.nextAt, locale, timeZone));
  const sum = texts.standing(formatMoney(gift.charged, locale), gift.interval);
  if (gift.asks)
    return (
      <li>
        <a href={paths.supporterSecondGift(gift.token)}>{sum}</a>
        <span>{texts.asks}</span>
      </li>
    );
  return (
    <li>
      <a href={paths.standingGift(gift.token)}>{sum}</a>
      <span>{joined([texts.standingStatuses[gift.status], next])}</span>
    </li>
  );
}

function GiftEntry({ gift, site, texts }: EntryProps & { gift: GiftShown }) {
  const { locale, timeZone } = site;
  const { status, agreed, where, refunds, disputes, receipt } = gift;
  const show = (value: Money) => formatMoney(value, locale);
  const { taken } = where;
  const other =
    taken !== null && taken.amountMinor > 0 && taken.amountMinor !== agreed.amountMinor ? taken : null;
  const said = [
    gift.isRenewal ? texts.renewal : null,
    other && texts.charged(show(other)),
    where.returned && status === 'received' ? texts.returned(show(where.returned)) : null,
    receipt && (receipt.withdrawn ? texts.receiptWithdrawn : texts.receipt)(receipt.number),
    ...refunds.flatMap(({ status: refund, amount }) =>
      refund === 'on-its-way'
        ? [texts.returning(show(amount))]
        : refund === 'not-returned'
          ? [texts.notReturned(show(amount))]
          : [],
    ),
    disputes.some((each) => each.status === 'asked' || each.status === 'disputed') ? texts.atBank : null,
  ];
  return (
    <li>
      <a href={paths.donation(gift.token)}>
        {texts.gift(show(agreed), formatDayOf(gift.at, locale, timeZone))}
      </a>
      <span>
        <Unbroken text={joined([texts.statuses[status], ...said])} />
      </span>
    </li>
  );
}

/** One line of what there is to say. */
function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}
