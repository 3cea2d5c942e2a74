/** What became of one standing gift, for the donor who holds its address. Shows no name, no email address and no card. */
import { addMoney, formatMoney, type Money } from '#app/domain/money.ts';
import {
  passingStandingStatuses,
  type StandingGiftNews,
  type StandingGiftStatus,
} from '#app/domain/standing-gift/donor-status.ts';
import type { GiftChange } from '#app/domain/standing-gift/changes.ts';
import type { RenewalForDonor, RenewalStatus } from '#app/domain/renewal/donor-status.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { formatDayOf, formatMoment, formatShortDayOf, formatShortMoment } from '#app/ui/dates.ts';
import { Figures } from '#app/ui/figures.tsx';
import { Headline, Part } from '#app/ui/giving/page-parts.tsx';
import { changeWords, HoldsLater } from '#app/ui/giving/changes-told.tsx';
import { StandingGiftWays, type StandingGiftWaysProps } from '#app/ui/giving/standing-gift-ways.tsx';
import { RenewalsPart } from '#app/ui/giving/renewals-part.tsx';
import { Timeline } from '#app/ui/timeline.tsx';

export interface StandingGiftPageProps extends Omit<StandingGiftWaysProps, 'texts'> {
  readonly site: { readonly name: string; readonly locale: string; readonly timeZone: string };
  readonly amount: Money;
  readonly feeCover: Money;
  readonly nextAt: Date | null;
  /** Whether nothing is charged before then, as its donor asked. */
  readonly isPaused: boolean;
  /** When it is given up if nobody decides; null where it is not held. */
  readonly deadline: Date | null;
  readonly reasons: readonly string[];
  /** What became of those that are not paid, the newest first. */
  readonly renewals: readonly RenewalForDonor[];
  readonly payments: readonly { readonly token: string; readonly at: Date }[];
  readonly article: { readonly slug: string; readonly headline: string } | null;
  /** What its donor changed, as it was changed. */
  readonly changes: readonly GiftChange[];
  readonly now: Date;
  readonly history: readonly { readonly at: Date; readonly news: StandingGiftNews }[];
}

type PageTexts = Texts['standingGift'];

/** The check is done, and this is what came of it. */
const checkedStatuses: ReadonlySet<StandingGiftStatus> = new Set(['active', 'refused', 'refused-later']);
const waitingStatuses: ReadonlySet<StandingGiftStatus> = new Set(['held', 'confirming', 'active']);

const isOver = (status: StandingGiftStatus) =>
  !passingStandingStatuses.has(status) && !waitingStatuses.has(status);

/** What the page says first: of one that runs, what became of its last gift where that needs its donor or a person. */
export function standingGiftHead(
  texts: PageTexts,
  { status, isPaused, renewals }: Pick<StandingGiftPageProps, 'status' | 'isPaused' | 'renewals'>,
) {
  const heads: Partial<Record<RenewalStatus, { readonly heading: string; readonly marked: string }>> =
    status === 'active' ? texts.renewalHeads : {};
  const told = renewals.find((renewal) => heads[renewal.status] !== undefined);
  const head = told && heads[told.status];
  if (!head && status === 'active' && isPaused) return { ...texts.pausedHead, isOutcome: false };
  return head
    ? { ...head, isOutcome: false }
    : { ...texts.statuses[status], isOutcome: checkedStatuses.has(status) };
}

export function StandingGiftPage(props: StandingGiftPageProps) {
  const { site, status, amount, feeCover, interval, article, payments } = props;
  const texts = textsFor(site.locale).standingGift;
  const said = texts.statuses[status];
  const head = standingGiftHead(texts, props);
  const words = {
    siteName: site.name,
    charged: texts.charged(formatMoney(addMoney(amount, feeCover), site.locale), interval),
    nextDay: props.nextAt && formatDayOf(props.nextAt, site.locale, site.timeZone),
    deadline: props.deadline && formatMoment(props.deadline, site.locale, site.timeZone),
    reasons: props.reasons,
  };
  const isPassing = passingStandingStatuses.has(status);
  return (
    <>
      {/* Stands outside of what the script replaces, so that a screen reader hears the news and only that. */}
      <p className="heard" role="status" id="donation-news" />
      <div className="giving" id="donation" data-passing={isPassing ? 'yes' : undefined}>
        <Headline kicker={texts.kicker} text={head.heading} marked={head.marked} isOutcome={head.isOutcome} />
        <Sums {...props} texts={texts} />
        <RenewalsPart
          {...{ renewals: props.renewals, site, texts }}
          self={paths.standingGift(props.token)}
          isActive={status === 'active'}
        />
        <Part label={isOver(status) ? texts.happenedTitle : texts.nowTitle}>
          {said.now(words).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {status === 'active' && props.isPaused && words.nextDay !== null && (
            <p>{texts.paused(words.nextDay)}</p>
          )}
          {status === 'active' && <HoldsLater {...props} />}
        </Part>
        <Part label={texts.nextTitle}>
          <p>{said.next(words)}</p>
          <StandingGiftWays {...props} texts={texts} />
        </Part>
        {payments.length > 0 && (
          <Part label={texts.paymentsTitle}>
            <ul>
              {payments.map(({ token, at }) => (
                <li key={token}>
                  <a href={paths.donation(token)}>
                    {texts.payment(formatDayOf(at, site.locale, site.timeZone))}
                  </a>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {article && (
          <Part label={texts.factCheck}>
            <p>
              <a href={paths.factCheck(article.slug)}>{article.headline}</a>
            </p>
          </Part>
        )}
        <Part label={texts.timelineTitle}>
          <Timeline items={timelineOf(props, texts)} />
        </Part>
        <p className="giving-foot">{texts.address}</p>
      </div>
      {isPassing && <script src={paths.statusScript()} defer />}
    </>
  );
}

function Sums({
  site,
  status,
  amount,
  feeCover,
  interval,
  nextAt,
  payments,
  texts,
}: StandingGiftPageProps & { texts: PageTexts }) {
  const { figures } = texts;
  const show = (value: Money) => formatMoney(value, site.locale);
  const each =
    feeCover.amountMinor === 0 ? figures.amount[interval] : figures.withFee(interval, show(feeCover));
  const next = status === 'active' && nextAt ? formatShortDayOf(nextAt, site.locale, site.timeZone) : null;
  // What has not begun has neither a first gift nor a next one to speak of.
  return (
    <Figures
      items={[
        { value: show(amount), label: each },
        ...(payments.length > 0
          ? [{ value: payments.length, label: figures.payments(payments.length) }]
          : []),
        ...(next === null ? [] : [{ value: next, label: figures.next }]),
      ]}
    />
  );
}

function timelineOf({ history, changes, site, status }: StandingGiftPageProps, texts: PageTexts) {
  const told = [
    ...history.map(({ at, news }) => ({ at, title: texts.news[news] })),
    ...changes.map((change) => ({ at: change.at, title: changeWords(change, changes, site) })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return told.map(({ at, title }, index) => ({
    at: formatShortMoment(at, site.locale, site.timeZone),
    iso: at.toISOString(),
    title,
    isNow: index === told.length - 1 && !isOver(status),
  }));
}
