/** Renewals that wait or fail, for the pictures of their pages: a month goes by. */
import type { RenewalState } from '#app/domain/renewal/states.ts';
import { until } from '#tests/support/app-process.ts';
import { control } from '#tests/support/reader.ts';
import { standingPayers } from './fill-standing-gifts.ts';
import type { ShotSite } from './shot-site.ts';

export interface FilledRenewals {
  /** By what their page shows: of the page, and of the desk's. */
  readonly tokens: Readonly<Record<'renewal-failing' | 'renewal-held', string>>;
  /** Of the mail that asks whether a second one is to start. */
  readonly secondSecret: string;
  readonly ids: Readonly<Record<'renewal-failing' | 'renewal-held', string>>;
}

const email = 'again@example.org';
const month = 32 * 24 * 3600;
/** Resembles what staff teach after the first gift. */
const payer = 'Harbor Lantern Comittee Club';
const taught = 'Harbor Lantern Committee';

/** `teach`: staff add another name of a group. */
export async function fillRenewals(
  site: ShotSite,
  slug: string,
  teach: (alias: string) => Promise<void>,
): Promise<FilledRenewals> {
  const { url, deps } = site;
  const { give } = standingPayers(site, slug, 'renewal', 2000);
  const failing = await give({ name: 'Robin Reader', email, amount: '1000' }, 'active');
  const held = await give({ name: payer }, 'active');
  await teach(taught);
  // The days that other pictures take must bring no next try.
  await control(url, { action: 'billing', retryAfterDays: [25] });
  await control(url, { action: 'next', on: 'saved-card', outcome: 'decline', times: 1 });
  await control(url, { action: 'clock', advanceSeconds: month });
  const reached = (id: string, state: RenewalState) =>
    until(`a renewal that is ${state}`, async () => {
      const [newest] = await deps.ports.renewals.ofGift(id);
      return newest?.renewal.state === state;
    });
  await reached(failing.id, 'failing');
  await reached(held.id, 'held');
  // Fills in the form again instead of mending it, and is asked.
  await give({ name: 'Robin Reader', email, amount: '2500' }, 'set-up');
  const secondSecret = await until('the mail that asks', async () => {
    const mails = await deps.ports.mails.latest(20);
    const text = mails.find(({ kind }) => kind === 'standing-second')?.text ?? '';
    return /\/standing-gifts\/second\/([\w-]+)$/m.exec(text)?.[1];
  });
  return {
    secondSecret,
    tokens: { 'renewal-failing': failing.token, 'renewal-held': held.token },
    ids: { 'renewal-failing': failing.id, 'renewal-held': held.id },
  };
}
