/** The lists that payers are compared with: source, edition, size, age, and the digest by which anybody can tell the file. */
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { Facts } from '#app/ui/figures.tsx';

export interface ListsShown {
  readonly status: 'ready' | 'empty' | 'stale' | 'failed';
  readonly listings: number;
  readonly lists: readonly {
    readonly sourceId: string;
    readonly label: string;
    readonly edition: string;
    readonly listings: number;
    readonly ageDays: number | null;
    readonly fileSha256: string | null;
    readonly olderFiles: readonly { readonly edition: string; readonly sha256: string }[];
  }[];
}

interface ListsInForceProps {
  readonly shown: ListsShown;
  readonly locale: string;
  readonly texts: Texts['independence']['lists'];
}

export function ListsInForce({ shown, locale, texts }: ListsInForceProps) {
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <>
      <p>{shown.status === 'ready' ? texts.lead(count(shown.listings)) : texts.notReady}</p>
      {shown.lists.map((list) => (
        <section key={list.sourceId} aria-labelledby={`list-${list.sourceId}`}>
          <h3 id={`list-${list.sourceId}`}>{list.label}</h3>
          <Facts
            items={[
              { label: texts.edition, value: list.edition },
              { label: texts.listings, value: count(list.listings) },
              {
                label: texts.age,
                value: list.ageDays === null ? texts.ageless : texts.confirmed(list.ageDays),
              },
              {
                label: texts.digest,
                value:
                  list.fileSha256 === null ? (
                    texts.noDigest
                  ) : (
                    <code className="digest">{list.fileSha256}</code>
                  ),
              },
              ...list.olderFiles.map(({ edition, sha256 }) => ({
                label: texts.olderDigest(edition),
                value: <code className="digest">{sha256}</code>,
              })),
            ]}
          />
        </section>
      ))}
      {shown.lists.length > 0 && <p>{texts.how}</p>}
    </>
  );
}
