/** The desk's list of mails that were given up. */
import { paths } from '#app/paths.ts';
import { stamp, type Place } from './desk-words.ts';
import { mailKindWords } from './receipts-and-mails.tsx';

export interface MailUnsent {
  readonly id: string;
  readonly kind: string;
  readonly donationId: string | null;
  readonly standingGiftId: string | null;
  readonly givenUpAt: Date;
  readonly failureCode: string | null;
}

export function MailsUnsent({ mails, place }: { mails: readonly MailUnsent[]; place: Place }) {
  return (
    <section className="late-part">
      <h2>Emails that were given up</h2>
      <p className="soft">
        No mail server took them for three days. What they told stands on the page about the gift.
      </p>
      <table className="donations late-work">
        <caption className="unseen">Emails that were given up, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Email</th>
            <th scope="col">Given up</th>
            <th scope="col">Last error</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <td>
                <Named {...mail} />
              </td>
              <td>
                <time dateTime={mail.givenUpAt.toISOString()}>{stamp(mail.givenUpAt, place)}</time>
              </td>
              <td>{mail.failureCode ?? 'unknown'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Named({ kind, donationId, standingGiftId }: MailUnsent) {
  const words = mailKindWords(kind);
  if (donationId !== null) return <a href={paths.deskDonation(donationId)}>{words}</a>;
  if (standingGiftId !== null) return <a href={paths.deskStandingGift(standingGiftId)}>{words}</a>;
  return words;
}
