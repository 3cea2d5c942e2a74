/** What became of the renewals of a standing gift that are not simply paid, and the way to mend one that failed. */
import type { RenewalForDonor } from '#app/domain/renewal/donor-status.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { formatDayOf, formatMoment } from '#app/ui/dates.ts';
import { Part, Ways } from './page-parts.tsx';

interface Props {
  readonly renewals: readonly RenewalForDonor[];
  readonly site: { readonly locale: string; readonly timeZone: string };
  /** The address of the page. */
  readonly self: string;
  /** Whether it runs: then a failed one can be mended. */
  readonly isActive: boolean;
  readonly texts: Texts['standingGift'];
}

/** Nothing where there is nothing to say. */
export function RenewalsPart({ renewals, site, self, isActive, texts }: Props) {
  if (renewals.length === 0) return null;
  const failed = renewals.findLast(({ status }) => status === 'failing' || status === 'last-try');
  return (
    <Part label={texts.renewalsTitle}>
      {renewals.map(({ dueAt, status, until }) => (
        <p key={dueAt.toISOString()}>
          {texts.renewals[status]({
            day: formatDayOf(dueAt, site.locale, site.timeZone),
            until: until && formatMoment(until, site.locale, site.timeZone),
          })}
        </p>
      ))}
      {failed && isActive && (
        <Ways>
          {failed.confirmUrl !== null && <ButtonLink href={failed.confirmUrl}>{texts.confirm}</ButtonLink>}
          <form method="post" action={self}>
            <input type="hidden" name="intent" value="retry" />
            <Button kind={failed.confirmUrl === null ? 'primary' : 'secondary'}>{texts.retry}</Button>
          </form>
        </Ways>
      )}
    </Part>
  );
}
