/** What became of a list that was to be imported: plain values, which pages show and which are kept as JSON. */
import type { Money } from '#app/domain/money.ts';
import type { EditionDifference, OlderFile } from './edition.ts';
import type { Outcome } from './screening.ts';

/** A donation of the past that the new edition would not have let pass as it did. */
export interface FlaggedDonation {
  readonly donationId: string;
  /** YYYY-MM-DD, in UTC. */
  readonly madeOn: string;
  readonly amount: Money;
  readonly outcome: Outcome;
  readonly listingId: string;
  readonly listingName: string;
}

/** What a dry run found among received and held donations of the last 24 months. */
export interface FlaggedDonations {
  readonly count: number;
  /** The newest come last; only the first are here where there are many. */
  readonly donations: readonly FlaggedDonation[];
  /** Donations that were looked at, and those of them whose payer's data was erased, so that nobody can tell. */
  readonly seen: number;
  readonly erased: number;
}

export type ImportOutcome =
  | { readonly kind: 'refused'; readonly line: number | null; readonly problem: string }
  | { readonly kind: 'shrinks'; readonly before: number; readonly after: number }
  | {
      readonly kind: 'replaced' | 'confirmed' | 'dry-run';
      readonly label: string;
      readonly rowsRead: number;
      readonly listings: number;
      readonly leftOut: Readonly<Record<string, number>>;
      readonly olderFiles: readonly OlderFile[];
      /** How many names of older editions listings bear. */
      readonly formerNames: number;
      /** Editions whose names go: the list in force was read with them, and this file without any. */
      readonly olderEditionsLost: readonly string[];
      readonly difference: EditionDifference;
      /** Only of a dry run. */
      readonly flagged?: FlaggedDonations | undefined;
    };

/** Of a list that was read to its end. */
export type ReadOutcome = Extract<ImportOutcome, { readonly kind: 'replaced' | 'confirmed' | 'dry-run' }>;

/** How a run of the desk ended: `failed` where the fault is ours, `cut-off` where no process that read the list lived to its end. */
export type ImportRunOutcome = ImportOutcome | { readonly kind: 'failed' | 'cut-off' };

/** Whether its files are needed again: after all but an import that was done and a file that was refused, it may be asked for again. */
export function mayBeRepeated({ kind }: ImportRunOutcome): boolean {
  return kind === 'dry-run' || kind === 'shrinks' || kind === 'failed' || kind === 'cut-off';
}
