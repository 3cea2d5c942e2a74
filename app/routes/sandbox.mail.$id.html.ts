/** One kept mail as a mail program shows it: a document of its own, with the inline styles that mail needs and no more. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireKeptMails } from '#app/http/kept-mails.ts';
import { tokenPageHeaders } from '#app/http/token-page.ts';

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const mail = await requireKeptMails(context.deps).find(params['id'] ?? '');
  if (!mail?.html) throw new Response(null, { status: 404 });
  return new Response(mail.html, {
    headers: {
      ...tokenPageHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    },
  });
}
