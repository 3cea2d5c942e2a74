/** Mails that were kept instead of sent, while no mail server is set up: the list, and one of them. */
import { paths } from '#app/paths.ts';
import { formatMoment, formatShortMoment } from '#app/ui/dates.ts';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Facts } from '#app/ui/figures.tsx';
import { textsFor } from '#app/domain/texts/catalogue.ts';

export interface KeptMail {
  readonly id: string;
  /** Null where it was erased, as is the subject. */
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly createdAt: Date;
}

export interface KeptMailSite {
  readonly locale: string;
  readonly timeZone: string;
}

export function KeptMailList({ site, mails }: { site: KeptMailSite; mails: readonly KeptMail[] }) {
  const texts = textsFor(site.locale).keptMail;
  return (
    <div className="giving">
      <header>
        <p className="kicker">{texts.kicker}</p>
        <h1>{texts.heading}</h1>
        <p className="lead">{texts.lead}</p>
      </header>
      <DataTable
        caption={texts.caption}
        columns={[{ label: texts.columns.subject }, { label: texts.columns.to }, { label: texts.columns.at }]}
        rows={mails.map((mail) => ({
          key: mail.id,
          cells: [
            <a key="subject" href={paths.sandboxMailItem(mail.id)}>
              {mail.subject ?? texts.erased}
            </a>,
            mail.recipient ?? texts.erased,
            formatShortMoment(mail.createdAt, site.locale, site.timeZone),
          ],
        }))}
        empty={texts.empty}
      />
    </div>
  );
}

export function KeptMailPage({
  site,
  mail,
}: {
  site: KeptMailSite;
  mail: KeptMail & { readonly text: string | null };
}) {
  const texts = textsFor(site.locale).keptMail;
  return (
    <div className="giving">
      <header>
        <p className="kicker">{texts.kicker}</p>
        <h1>{mail.subject ?? texts.erased}</h1>
      </header>
      <Facts
        items={[
          { label: texts.to, value: mail.recipient ?? texts.erased },
          { label: texts.at, value: formatMoment(mail.createdAt, site.locale, site.timeZone) },
        ]}
      />
      <h2>{texts.textTitle}</h2>
      <pre className="mail-text">{linked(mail.text ?? texts.erased)}</pre>
      <div className="ways">
        <ButtonLink href={paths.sandboxMailHtml(mail.id)} kind="secondary">
          {texts.htmlLink}
        </ButtonLink>
        <a href={paths.sandboxMail()}>{texts.back}</a>
      </div>
    </div>
  );
}

/** Addresses of our own mails stand in lines of their own, so that they can be followed from here. */
function linked(text: string) {
  return text.split(/^(https?:\/\/\S+)$/m).map((piece, index) =>
    index % 2 === 1 ? (
      <a key={index} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
