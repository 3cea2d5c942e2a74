/** Whether mails that were not sent may be shown to whoever asks. */
import type { Deps } from '#app/deps.server.ts';
import type { MailStore } from '#app/ports/mails.ts';

/**
 * The kept mails, in the demo without a mail server only: with real payments they are mails to real people. Throws a
 * 404 anywhere else.
 */
export function requireKeptMails({
  env,
  ports,
}: Pick<Deps, 'env' | 'ports'>): Pick<MailStore, 'latest' | 'find'> {
  if (env.stripeSecretKey !== undefined || env.smtpUrl !== undefined)
    throw new Response(null, { status: 404 });
  return ports.mails;
}
