/** The desk's list of mails that were given up. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const { kindWords, unsent: words } = deskTexts.mails;

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
      <h2>{words.title}</h2>
      <p className="soft">{words.text}</p>
      <table className="donations late-work">
        <caption className="unseen">{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.mail}</th>
            <th scope="col">{words.columns.givenUp}</th>
            <th scope="col">{words.columns.lastError}</th>
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
              <td>{mail.failureCode ?? words.unknownError}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Named({ kind, donationId, standingGiftId }: MailUnsent) {
  const name = kindWords(kind);
  if (donationId !== null) return <a href={paths.deskDonation(donationId)}>{name}</a>;
  if (standingGiftId !== null) return <a href={paths.deskStandingGift(standingGiftId)}>{name}</a>;
  return name;
}
