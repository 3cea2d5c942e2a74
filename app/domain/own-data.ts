/** All that we know of one donor, as a file for them: every kind of thing that kept-data.ts lists, with what is kept of it. */
import { keptData, unlinkedKeys, type KeptKey, type UnlinkedKey } from './kept-data.ts';
import { textsFor } from './texts/catalogue.ts';

/** What is read for a donor: the gifts themselves, and everything personal that can be told to be theirs. */
export type OwnDataKey = 'gifts' | Exclude<KeptKey, UnlinkedKey>;

const isUnlinked = (key: KeptKey): key is UnlinkedKey => unlinkedKeys.some((unlinked) => unlinked === key);

export const ownDataKeys: readonly OwnDataKey[] = [
  'gifts',
  ...keptData.flatMap(({ key }) => (isUnlinked(key) ? [] : [key])),
];

export interface OwnDataFile {
  readonly from: string;
  readonly site: string;
  readonly writtenAt: string;
  /** `rows` as they lie in our tables; null where none can be given, and `note` says why. */
  readonly kept: readonly {
    readonly what: string;
    readonly why?: string;
    readonly howLong?: string;
    readonly rows: readonly unknown[] | null;
    readonly note?: string;
  }[];
}

export function ownDataFile(
  rows: ReadonlyMap<OwnDataKey, readonly unknown[]>,
  site: { readonly legalName: string; readonly url: string; readonly locale: string },
  writtenAt: Date,
): OwnDataFile {
  const { supporters, legal } = textsFor(site.locale);
  const { kept } = legal.privacy;
  return {
    ...{ from: site.legalName, site: site.url, writtenAt: writtenAt.toISOString() },
    kept: [
      { what: supporters.ownData.gifts, rows: rows.get('gifts') ?? [] },
      ...keptData.map(({ key }) =>
        isUnlinked(key)
          ? { ...kept[key], rows: null, note: supporters.ownData.unlinked[key] }
          : { ...kept[key], rows: rows.get(key) ?? [] },
      ),
    ],
  };
}
