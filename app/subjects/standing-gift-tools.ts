/** What the choices of a standing gift and of its renewals need to write things down. */
import { reminderToken } from '#app/domain/reminder-token.ts';
import type { StandingGiftTools } from '#app/domain/standing-gift/known.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export function standingGiftTools({ ids, hasher, site }: Ports): StandingGiftTools {
  return {
    ids,
    hash: (kind, value) => hasher.hash(kind, value),
    site,
    links: {
      standingGift: (token) => site.url + paths.standingGift(token),
      appeal: (token) => site.url + paths.appeal(token),
      give: (articleSlug, choice) => site.url + paths.donateAgain(articleSlug, choice),
      second: (secret) => site.url + paths.secondGift(secret),
      stopReminders: (email) =>
        site.url + paths.reminders(reminderToken(email, (kind, value) => hasher.hash(kind, value))),
    },
  };
}
