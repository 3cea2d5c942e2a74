/** Other systems' exports, as files that may be larger than memory. */
import type { ExportItem } from '#app/domain/article/exports/exported-post.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';

export type ExportKind = 'ghost' | 'wordpress';

export interface OpenExport {
  readonly postCount: number;
  /** What the export holds beside posts, and how much of it: `pages`, `attachments`. */
  readonly others: ReadonlyMap<string, number>;
  /** In the order of the file. Ends early, with a problem of the file, where the rest of it cannot be read. */
  items(): AsyncIterable<ExportItem>;
}

export interface ExportRequest {
  /** Where the exported site stood, for addresses that the export leaves open; null where that is not known. */
  readonly site: string | null;
  /** WordPress's name for the kind of post that is wanted. */
  readonly postType: string;
  /** The share of the file that was read, from 0 to 1, where it is read through before the first post. */
  readonly onProgress?: (share: number) => void;
}

export interface Exports {
  open(
    kind: ExportKind,
    file: string,
    request: ExportRequest,
  ): Promise<OpenExport | { readonly problem: ImportProblem }>;
}
