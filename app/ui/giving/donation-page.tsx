/** What became of one donation, for the donor who holds its address. Shows no name, no email address and no card. */
import {
  passingStatuses,
  type DonorDispute,
  type DonorEntry,
  type DonorRefund,
  type DonorStatus,
  type WhereMoneyIs,
} from '#app/domain/donation/donor-status.ts';
import { addMoney, formatMoney, type Money } from '#app/domain/money.ts';
import { paths } from '#app/paths.ts';
import { formatMoment, formatShortMoment } from '#app/ui/dates.ts';
import { Headline, Part, Ways } from '#app/ui/giving/page-parts.tsx';
import { ReceiptPart, type ReceiptShown } from '#app/ui/giving/receipt-part.tsx';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { Timeline } from '#app/ui/timeline.tsx';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export interface DonationPageProps {
  readonly site: { readonly name: string; readonly locale: string; readonly timeZone: string };
  readonly status: DonorStatus;
  /** It takes much longer than the usual words promise. */
  readonly isLate: boolean;
  readonly token: string;
  readonly amount: Money;
  readonly feeCover: Money;
  readonly where: WhereMoneyIs;
  readonly refunds: readonly DonorRefund[];
  /** Null where nothing was received, or not booked yet. */
  readonly receipt: ReceiptShown | null;
  readonly disputes: readonly DonorDispute[];
  /** When the donation is released if nobody decides; null where it is not held. */
  readonly deadline: Date | null;
  /** The screening's reasons for a hold or a refusal. */
  readonly reasons: readonly string[];
  /** Of the appeal; null where there is nothing to appeal against. */
  readonly appealToken: string | null;
  /** The form that gives the same every month; null where that is not offered. */
  readonly monthlyUrl: string | null;
  /** The payment page, where it is still open. */
  readonly paymentUrl: string | null;
  readonly article: { readonly slug: string; readonly headline: string } | null;
  readonly history: readonly DonorEntry[];
}

/** The check is done, and this is what came of it. */
const checkedStatuses: ReadonlySet<DonorStatus> = new Set(['received', 'refused', 'returned']);

/** States in which nothing more happens by itself. */
const isOver = (status: DonorStatus): boolean => !passingStatuses.has(status) && status !== 'held';

export function DonationPage(props: DonationPageProps) {
  const { site, status, amount, feeCover, where, article } = props;
  const texts = textsFor(site.locale).donation;
  const show = (value: Money) => formatMoney(value, site.locale);
  // A bank may hold something else than was agreed, and then a person looks at it.
  const charged = where.held.amountMinor > 0 ? where.held : addMoney(amount, feeCover);
  const said = (props.isLate ? texts.late[status] : undefined) ?? texts.statuses[status];
  const words = {
    siteName: site.name,
    donation: show(amount),
    agreed: show(addMoney(amount, feeCover)),
    charged: show(charged),
    taken: where.taken && show(where.taken),
    // Each refund and dispute says for itself where the money is.
    returned:
      where.returned && props.refunds.length + props.disputes.length === 0 ? show(where.returned) : null,
    deadline: props.deadline && formatMoment(props.deadline, site.locale, site.timeZone),
    reasons: props.reasons,
  };
  const isPassing = passingStatuses.has(status);
  return (
    <>
      {/* Stands outside of what the script replaces, so that a screen reader hears the news and only that. */}
      <p className="heard" role="status" id="donation-news" />
      <div className="giving" id="donation" data-passing={isPassing ? 'yes' : undefined}>
        <Headline
          kicker={texts.kicker}
          text={said.heading}
          marked={said.marked}
          isOutcome={checkedStatuses.has(status)}
        />
        <Where
          {...{ amount, feeCover, where, texts }}
          isAtBank={props.disputes.some((each) => each.status === 'disputed')}
          locale={site.locale}
        />
        <Part label={isOver(status) ? texts.happenedTitle : texts.nowTitle}>
          {said.now(words).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Part>
        {props.refunds.length > 0 && <Refunds {...props} texts={texts} />}
        {props.disputes.length > 0 && <Disputes {...props} texts={texts} />}
        <Part label={texts.nextTitle}>
          <p>{said.next(words)}</p>
          {props.monthlyUrl !== null && <p>{texts.monthly.lead(words.agreed)}</p>}
          <Next {...props} texts={texts} />
        </Part>
        {props.receipt && <ReceiptPart {...props.receipt} token={props.token} site={site} />}
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

type DonationTexts = Texts['donation'];

function Where({
  amount,
  feeCover,
  where,
  isAtBank,
  locale,
  texts,
}: {
  amount: Money;
  feeCover: Money;
  where: WhereMoneyIs;
  /** The donor's bank has some of it and has not said whose it is. */
  isAtBank: boolean;
  locale: string;
  texts: DonationTexts;
}) {
  const { held, taken, returned } = where;
  const show = (value: Money) => formatMoney(value, locale);
  const donation =
    feeCover.amountMinor === 0 ? texts.figures.donation : texts.figures.withFee(show(feeCover));
  return (
    <Figures
      items={[
        { value: show(amount), label: donation },
        // Of what went back nothing is on hold any more.
        ...(returned === null ? [{ value: show(held), label: texts.figures.held }] : []),
        { value: taken === null ? texts.figures.soon : show(taken), label: texts.figures.taken },
        ...(returned === null
          ? []
          : [{ value: show(returned), label: isAtBank ? texts.figures.atBank : texts.figures.returned }]),
      ]}
    />
  );
}

/** Each part that goes back, and where it is. */
function Refunds({ refunds, site, texts }: DonationPageProps & { texts: DonationTexts }) {
  return (
    <Part label={texts.refunds.title}>
      <ul className="refunds">
        {refunds.map(({ at, amount, status }, index) => (
          <li key={index}>
            {texts.refunds.statuses[status]({
              refund: formatMoney(amount, site.locale),
              at: formatShortMoment(at, site.locale, site.timeZone),
            })}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What the donor's bank does with the payment. */
function Disputes({ disputes, site, texts }: DonationPageProps & { texts: DonationTexts }) {
  return (
    <Part label={texts.disputes.title}>
      <ul className="refunds">
        {disputes.map(({ at, amount, status }, index) => (
          <li key={index}>
            {texts.disputes.statuses[status]({
              sum: formatMoney(amount, site.locale),
              at: formatShortMoment(at, site.locale, site.timeZone),
            })}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What the donor can do now: never more than one button. */
function Next({
  status,
  token,
  paymentUrl,
  appealToken,
  monthlyUrl,
  article,
  texts,
}: DonationPageProps & { texts: DonationTexts }) {
  switch (status) {
    case 'open':
      return (
        <Ways>
          {paymentUrl !== null && <ButtonLink href={paymentUrl}>{texts.toPayment}</ButtonLink>}
          <a href={paths.donation(token)}>{texts.checkAgain}</a>
        </Ways>
      );
    case 'checking':
    case 'taking':
    case 'releasing':
    case 'held':
      return (
        <Ways>
          <ButtonLink href={paths.donation(token)} kind="secondary">
            {texts.checkAgain}
          </ButtonLink>
        </Ways>
      );
    case 'received':
      return (
        <Ways>
          {monthlyUrl !== null && (
            <ButtonLink href={monthlyUrl} kind="secondary">
              {texts.monthly.way}
            </ButtonLink>
          )}
          {monthlyUrl === null ? (
            <ButtonLink href={paths.home()} kind="secondary">
              {texts.read}
            </ButtonLink>
          ) : (
            <a href={paths.home()}>{texts.read}</a>
          )}
          <a href={paths.independence()}>{texts.register}</a>
        </Ways>
      );
    case 'returning':
    case 'returned':
      return (
        <Ways>
          {appealToken === null ? (
            <a href={paths.imprint()}>{texts.write}</a>
          ) : (
            <form method="post" action={paths.appeal(appealToken)}>
              <Button>{texts.appeal}</Button>
            </form>
          )}
          <a href={paths.independence()}>{texts.register}</a>
        </Ways>
      );
    case 'refused':
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
      return (
        <Ways>
          <ButtonLink href={paths.donate(article?.slug)}>{texts.giveAgain}</ButtonLink>
        </Ways>
      );
  }
}

function timelineOf({ history, site, status }: DonationPageProps, texts: DonationTexts) {
  return history.map(({ at, news }, index) => ({
    at: formatShortMoment(at, site.locale, site.timeZone),
    iso: at.toISOString(),
    title: texts.news[news],
    isNow: index === history.length - 1 && !isOver(status),
  }));
}
