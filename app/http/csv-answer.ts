/** A file for staff to keep: a table as CSV. */
import { deskHeaders } from './staff-session.ts';

export function csvAnswer({ name, text }: { readonly name: string; readonly text: string }): Response {
  return new Response(text, {
    headers: {
      ...deskHeaders,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
