/** What one decision of the staff teaches the screening, as it is stored. */

/** "Not them": what was given, and the listing that it is not. */
export interface AllowlistLesson {
  readonly given: string;
  readonly nameCompact: string;
  readonly listingId: string;
}

/** "It is them": another name or mail domain of a listing. */
export interface AliasLesson {
  readonly kind: 'name' | 'domain';
  readonly text: string;
  readonly textCompact: string;
  readonly listingId: string;
}

export interface Lesson {
  readonly allowlist: readonly AllowlistLesson[];
  readonly aliases: readonly AliasLesson[];
}
