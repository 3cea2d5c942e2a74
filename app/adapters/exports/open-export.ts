/** Exports of the systems that are known here, by the kind of their file. */
import type { Exports } from '#app/ports/exports.ts';
import { openGhostExport } from './ghost-export.ts';
import { openWordPressExport } from './wordpress-export.ts';

export function createExports(): Exports {
  return {
    open: (kind, file, request) =>
      kind === 'ghost' ? openGhostExport(file, request) : openWordPressExport(file, request),
  };
}
