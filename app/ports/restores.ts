/** What is known of restores, and how far the site has caught up with Stripe since the last one. */
import type { Subject } from '../domain/subject.ts';

/** A restore after which nothing may move yet. */
export interface PendingRestore {
  readonly id: string;
  readonly restoredAt: Date;
  /** The moment of which the backup was: what came after it is not in the tables. */
  readonly snapshotAt: Date;
  /** The key of the subject up to which Stripe was read again; null at the beginning. */
  readonly reached: string | null;
  /** How many subjects were. */
  readonly readCount: number;
}

export interface Restores {
  /**
   * Null where the site may act. While it is not, whatever would ask Stripe to move something or send a mail waits. Once it is null it
   * stays so for this process: nobody restores beneath a running one.
   */
  pending(): Promise<PendingRestore | null>;
  /** Whether these tables ever came from a backup; asked once a process, since nobody restores beneath a running one. */
  wasRestored(): Promise<boolean>;
  /** Subjects that are not at rest, those first by which others come to light, from behind the one that was reached. */
  unread(restore: PendingRestore, limit: number): Promise<Subject[]>;
  noteRead(restore: PendingRestore, reached: string, count: number): Promise<void>;
  /** Donations, standing gifts and renewals about which staff have decided what is not carried out. */
  decided(): Promise<Subject[]>;
  /**
   * From now on the site acts again. Every mail that is not sent yet may have been sent between backup and restore, and bears that from
   * now on. Answers how many those are.
   */
  finish(restore: PendingRestore, at: Date): Promise<number>;
}
