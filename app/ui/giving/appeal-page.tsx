/** An appeal: what was decided and why, the form, and what came of it. */
import type { AppealStage } from '#app/domain/appeal.ts';
import { formatMoney, type Money } from '#app/domain/money.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';
import type { RefuseReason } from '#app/domain/review.ts';
import type { Screening } from '#app/domain/screening/screening.ts';
import { paths } from '#app/paths.ts';
import { formatMoment } from '#app/ui/dates.ts';
import { AppealErrorSummary, AppealForm, type AppealProblem } from '#app/ui/giving/appeal-form.tsx';
import { comparedFacts } from '#app/ui/giving/compared.tsx';
import { Headline, Part, Ways } from '#app/ui/giving/page-parts.tsx';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { Facts } from '#app/ui/figures.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

export interface AppealPageProps {
  readonly site: { readonly name: string; readonly locale: string; readonly timeZone: string };
  readonly token: string;
  readonly refusedAt: Date;
  readonly screening: Screening;
  readonly gift: {
    readonly amount: Money;
    readonly interval: GiftInterval | null;
    readonly againUrl: string;
    readonly isCharged: boolean;
  } | null;
  readonly staffReason: string | null;
  readonly stage: AppealStage;
  readonly problem: AppealProblem | null;
}

type AppealTexts = Texts['appeal'];

export function AppealPage(props: AppealPageProps) {
  const { site, stage } = props;
  const texts = textsFor(site.locale).appeal;
  const { heading, marked } = texts.headings[stage.kind];
  const decided = <Decided {...props} texts={texts} />;
  return (
    <div className="giving">
      <Headline kicker={texts.kicker} text={heading} marked={marked} />
      {stage.kind === 'open' ? (
        <>
          <AppealErrorSummary problem={props.problem} texts={texts} />
          {decided}
          <AppealForm
            token={props.token}
            isPaid={props.gift !== null}
            problem={props.problem}
            texts={texts}
          />
        </>
      ) : (
        <>
          <Stage {...props} texts={texts} />
          {decided}
        </>
      )}
    </div>
  );
}

function Decided({
  site,
  refusedAt,
  screening,
  gift,
  staffReason,
  texts,
}: AppealPageProps & { texts: AppealTexts }) {
  const at = formatMoment(refusedAt, site.locale, site.timeZone);
  const match = screening.evidence.fields.find(({ listingId }) => listingId === screening.listing?.id);
  const refused = gift?.isCharged ? texts.refusedLater : texts.refusedPayment;
  const what = gift ? refused(giftInWords(gift, site.locale), at) : texts.refusedAtForm(at);
  const why = staffReason === null ? screening.sentence || texts.erased : texts.byStaff;
  const facts = [
    ...(staffReason === null
      ? []
      : [{ label: texts.facts.staffReason, value: reasonInWords(staffReason, texts) }]),
    ...(match ? comparedFacts(match, screening.listing, site.locale) : []),
  ];
  return (
    <Part label={texts.decidedTitle}>
      <p>{what}</p>
      <p>{why}</p>
      {facts.length > 0 && <Facts items={facts} />}
      <p>
        {texts.groups} <a href={paths.howWeCheck()}>{texts.howWeCheck}</a>
      </p>
    </Part>
  );
}

function giftInWords(gift: NonNullable<AppealPageProps['gift']>, locale: string): string {
  const amount = formatMoney(gift.amount, locale);
  return gift.interval === null ? amount : textsFor(locale).standingGift.charged(amount, gift.interval);
}

function reasonInWords(reason: string, texts: AppealTexts): string {
  return Object.hasOwn(texts.staffReasons, reason) ? texts.staffReasons[reason as RefuseReason] : reason;
}

function Stage({ site, token, stage, gift, texts }: AppealPageProps & { texts: AppealTexts }) {
  const show = (at: Date) => formatMoment(at, site.locale, site.timeZone);
  switch (stage.kind) {
    case 'open':
      return null;
    case 'filed':
      return (
        <Part label={texts.formTitle}>
          <p>{texts.filed(show(stage.filedAt))}</p>
          <p>{texts.filedNext}</p>
          <p>{texts.filedKeep}</p>
          <Ways>
            <ButtonLink href={paths.appeal(token)} kind="secondary">
              {texts.checkAgain}
            </ButtonLink>
          </Ways>
        </Part>
      );
    case 'won':
      return (
        <Part label={texts.formTitle}>
          <p>{texts.won(show(stage.decidedAt))}</p>
          <p>{texts.wonNext}</p>
          <Ways>
            <ButtonLink href={gift?.againUrl ?? paths.donate()}>{texts.give}</ButtonLink>
          </Ways>
        </Part>
      );
    case 'rejected':
      return (
        <Part label={texts.formTitle}>
          <p>{texts.rejected(show(stage.decidedAt))}</p>
          {stage.reason !== null && (
            <Facts items={[{ label: texts.rejectedReason, value: reasonInWords(stage.reason, texts) }]} />
          )}
          <p>{texts.rejectedNext}</p>
          <Ways>
            <ButtonLink href={paths.home()} kind="secondary">
              {texts.read}
            </ButtonLink>
          </Ways>
        </Part>
      );
  }
}

/** Where the address belongs to a screening that refused nothing, or not yet. */
export function NotRefusedPage({ locale, giftUrl }: { locale: string; giftUrl: string | null }) {
  const texts = textsFor(locale).appeal.notRefused;
  return (
    <MessagePage kicker={textsFor(locale).appeal.kicker} title={texts.title}>
      <p>{texts.text}</p>
      {giftUrl !== null && (
        <p>
          <ButtonLink href={giftUrl}>{texts.seeDonation}</ButtonLink>
        </p>
      )}
    </MessagePage>
  );
}
