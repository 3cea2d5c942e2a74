/** The registry of listings: serving, importing and searching it. */
import type { DonationState } from '../domain/donation/states.ts';
import type { Money } from '../domain/money.ts';
import type { RegistryState } from '../domain/screening/decide/decide.ts';
import type { EditionDifference, ListKind, ListReading, OlderFile } from '../domain/screening/edition.ts';
import type { Alias, AllowlistEntry, Listing } from '../domain/screening/listing.ts';
import type { ImportOutcome } from '../domain/screening/import-outcome.ts';
import type { RegistryIndex } from '../domain/screening/index/registry-index.ts';
import type { HeldRun } from './import-runs.ts';

export interface Registry {
  /** The index in force and whether it may be relied on; never waits for an import. */
  current(): RegistryState;
  /** The editions that the index was made from. */
  sources(): readonly EditionSummary[];
  /** Loads what another process or a command imported; answers whether anything changed. */
  refresh(): Promise<boolean>;
  /** The index as it would be with other editions of some sources (source to edition); changes nothing. */
  preview(overrides: Readonly<Record<string, string>>): Promise<RegistryIndex>;
}

export interface EditionSummary {
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly editionLabel: string;
  readonly rowCount: number;
  readonly ages: boolean;
  readonly importedAt: Date;
  readonly confirmedAt: Date;
  /** Rows of the file, with those that are no listings. */
  readonly rowsRead: number;
  /** Why rows are no listings, with their numbers. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Bytes. */
  readonly fileSize: number;
  /** Of the file that was last read as this edition; null where that was before it was kept. */
  readonly fileSha256: string | null;
  /** Read with it for former names, the newest first. */
  readonly olderFiles: readonly OlderFile[];
  /** Who imported it; null where the program did. */
  readonly importedBy: string | null;
}

export interface ListRequest {
  readonly kind: ListKind;
  readonly file: string;
  /** FEC candidate master, for the person test; only with `fec-committees`. */
  readonly candidatesFile: string | null;
  /** The same list's files of earlier editions, the newest first, for former names; only with `fec-committees`. */
  readonly olderFiles?: readonly string[] | undefined;
  /** Names the edition where the file's name holds no date. */
  readonly today: Date;
  /** Told again and again how many rows were read so far. */
  readonly onProgress?: ((rowsRead: number) => void) | undefined;
}

/** Files of political groups, as their publishers give them. */
export interface Lists {
  /** Reads nothing before the first batch is asked for. A wrong row refuses all of the file; one that cannot be opened throws. */
  read(request: ListRequest): ListReading;
}

/** An edition whose rows are written but which does not serve yet. */
export interface StagedEdition {
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly ages: boolean;
  readonly editionId: string;
  readonly editionLabel: string;
  readonly importedBy: string | null;
  readonly now: Date;
}

/** How an edition came into force: in another one's place, or as the same content as before. */
export type WrittenAs = 'replaced' | 'confirmed';

/** A run of the desk that ends with an edition's coming into force. */
export interface RunEnd {
  readonly run: HeldRun;
  readonly outcomeOf: (written: WrittenAs) => ImportOutcome;
}

/** What became known of an edition when its file was read to the end. */
export interface EditionFigures {
  readonly hash: string;
  readonly rowsRead: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly fileSize: number;
  readonly fileSha256: string;
  readonly olderFiles: readonly OlderFile[];
}

/** The registry's tables; only imports and the loading of the index use them. */
export interface RegistryStore {
  /** The editions in force, one a source. */
  summaries(): Promise<EditionSummary[]>;
  /** Does the work while nobody else imports this source; others wait. */
  exclusively<T>(sourceId: string, work: () => Promise<T>): Promise<T>;
  /**
   * Writes listings beside the edition in force, batch by batch, and answers with the iterator's end. What an import that
   * crashed left of this source is removed first. Only within `exclusively`.
   */
  stage<End>(
    edition: StagedEdition,
    batches: AsyncIterator<readonly Listing[], End, undefined>,
  ): Promise<End>;
  /** What the staged edition would change in its source. */
  difference(edition: StagedEdition): Promise<EditionDifference>;
  /**
   * Puts a staged edition in place of the source's last one, which is kept beside it; where the same content is in force
   * already, only confirms that one and discards this. Ends the run in the same transaction; throws, and changes nothing, where
   * it ended before or somebody else has it in hand.
   */
  putInForce(edition: StagedEdition, figures: EditionFigures, ends?: RunEnd): Promise<WrittenAs>;
  discard(edition: Pick<StagedEdition, 'editionId'>): Promise<void>;
  /** Everything in force, for compiling the index; with other editions of some sources by `overrides` (source to edition). */
  all(overrides?: Readonly<Record<string, string>>): Promise<RegistryRows>;
  /** Another text after every import, confirmation, alias or allowlist entry. */
  revision(): Promise<string>;
}

export interface RegistryRows {
  readonly listings: Listing[];
  readonly allowlist: AllowlistEntry[];
  readonly aliases: Alias[];
  readonly summaries: EditionSummary[];
}

/** A listing as the desk's search found it. */
export interface ListingHit extends Pick<
  Listing,
  'id' | 'name' | 'kind' | 'country' | 'tier' | 'source' | 'edition'
> {
  /** The number, domain or other name by which it was found; null where it was by its name. */
  readonly matched: string | null;
  /** The nearer to what was typed, the lower. */
  readonly rank: number;
}

export interface ListingSearch {
  /**
   * Listings in force that have `query` in a name, alias or domain, or as their number, the nearest first; all of them in
   * order of their names where it is empty. `total` counts them. `after` is the last one seen.
   */
  search(request: {
    readonly query: string;
    readonly source: string | null;
    readonly after: Pick<ListingHit, 'rank' | 'id'> | null;
    readonly limit: number;
  }): Promise<{ readonly hits: ListingHit[]; readonly total: number }>;
  /** Listings of a similar name that have not `query` itself in it, the most similar first. */
  similar(request: {
    readonly query: string;
    readonly source: string | null;
    readonly limit: number;
  }): Promise<ListingHit[]>;
}

/** A listing as one kept edition of its source has it. */
export interface ListingEdition {
  readonly listing: Listing;
  readonly importedAt: Date;
  readonly isInForce: boolean;
}

/** A donation, or a form that was sent, which a listing held or refused. */
export interface CaughtDonation {
  readonly screeningId: string;
  /** Null where the form refused before there was a donation. */
  readonly donationId: string | null;
  readonly at: Date;
  readonly outcome: 'unclear' | 'political';
  readonly rule: string;
  /** What resembled the listing; null once it was erased. */
  readonly given: string | null;
  /** Where the donation stands today. */
  readonly state: DonationState | null;
  readonly amount: Money | null;
}

/** How many donations rest on a listing, by what became of them; `atForm` are refusals before any donation. */
export interface Caught {
  /** The newest. */
  readonly donations: readonly CaughtDonation[];
  readonly refused: number;
  readonly waiting: number;
  readonly received: number;
  readonly lapsed: number;
  readonly atForm: number;
}

export interface ListingDetailsStore {
  /** The edition in force first, then older ones that are kept; empty where none has the listing. */
  editions(listingId: string): Promise<ListingEdition[]>;
  caught(listingId: string, limit: number): Promise<Caught>;
}
