/** Imports that staff begin at the desk: what was asked, the files that were sent, and how far the work on them is. */
import type { Actor } from '#app/domain/staff.ts';
import type { ListKind } from '../domain/screening/edition.ts';
import type { ImportRunOutcome } from '../domain/screening/import-outcome.ts';

/** What is asked for. */
export interface ImportAsked {
  readonly dryRun: boolean;
  /** Also where the list lost more than a fifth of its listings. */
  readonly force: boolean;
  readonly actor: Actor;
}

/** The list comes first; candidates and files of earlier years, the newest first, come with the FEC's only. */
export interface ImportFile {
  readonly role: 'list' | 'candidates' | 'older';
  /** As it was sent, and no path: it may hold the edition's date. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface ImportRun extends ImportAsked {
  readonly id: string;
  readonly kind: ListKind;
  readonly files: readonly ImportFile[];
  /** The files are still kept, so that the same import can be asked for again without sending them. */
  readonly hasFiles: boolean;
  /** Who writes about a run says which one they read; of an older one nothing is written. */
  readonly version: number;
  /** How often it was taken in hand since it was asked for, this time included. */
  readonly tryCount: number;
  /** Since it was asked for; of one that ended, until then. */
  readonly seconds: number;
  readonly rowsRead: number;
  /** Null until it ended. */
  readonly outcome: ImportRunOutcome | null;
}

/** A run as its worker knows it. */
export type HeldRun = Pick<ImportRun, 'id' | 'version'>;

export interface ImportRuns {
  /** Keeps the files that lie at `path`, piece by piece, and the run; both or neither. It is due at once. */
  start(
    run: ImportAsked & Pick<ImportRun, 'id' | 'kind'>,
    files: readonly (Pick<ImportFile, 'role' | 'name'> & { readonly path: string })[],
  ): Promise<void>;
  /** Null where there is none, or where it cannot be read, which is reported. */
  find(id: string): Promise<ImportRun | null>;
  /** Asks again for one that ended; `stale` where somebody did before, or where its files are gone. */
  restart(run: HeldRun, asked: ImportAsked): Promise<'started' | 'stale'>;
  /** Runs that nobody works on and that did not end. */
  due(limit: number): Promise<string[]>;
  /** Takes it in hand; null where it is not due: it ended, or somebody works on it. One that cannot be read has failed. */
  claim(id: string): Promise<ImportRun | null>;
  /** Does the work, saying meanwhile that somebody does and how many rows were read. Nobody else takes it in hand until it is silent. */
  whileHeld<T>(run: HeldRun, rowsRead: () => number, work: () => Promise<T>): Promise<T>;
  /** Writes its files below `dir`, piece by piece; their paths, in their order. Throws where they are not there whole. */
  writeFiles(run: Pick<ImportRun, 'id' | 'files'>, dir: string): Promise<string[]>;
  /** It is due again after a while. */
  fail(run: HeldRun, waitMs: number): Promise<void>;
  /** Files that nobody can ask for again are dropped. Nothing happens where it ended before or somebody else has it in hand. */
  end(run: HeldRun, outcome: ImportRunOutcome): Promise<void>;
  /** Drops runs that began a day ago, and those of which only the files would be many; how many. Never one that did not end. */
  dropOld(): Promise<number>;
}

/** Folders for lists while they come in or are read: below the data folder, for the app's user only. */
export interface ListFolders {
  /** Does the work with a new folder, which is gone when it ended. */
  within<T>(work: (dir: string) => Promise<T>): Promise<T>;
  /** Removes those that killed processes left a day ago. */
  dropOld(): Promise<void>;
}
