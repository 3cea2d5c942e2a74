/** The question of a second standing gift over HTTP: what its page is handed, and the answer that its forms send. */
import { data } from '@remix-run/node';
import { addMoney } from '#app/domain/money.ts';
import { secondChoices, type StandingGift } from '#app/domain/standing-gift/standing-gift.ts';
import type { Ports } from '#app/ports.ts';
import type { SecondGiftKey } from '#app/ports/standing-gifts.ts';
import { chooseSecondGift } from '#app/usecases/choose-second-gift.ts';
import { viewSecondGift } from '#app/usecases/view-second-gift.ts';
import { textField } from './staff-session.ts';
import { tokenPageHeaders } from './token-page.ts';

/** What the mail leads to; of its secret only this is kept. */
export const keyOfMail = ({ hasher }: Pick<Ports, 'hasher'>, secret: string): SecondGiftKey => ({
  questionHash: hasher.hash('question', secret),
});

/** Of the one that waits, no token: the mails about it have that. */
export async function secondGiftData(
  ports: Pick<Ports, 'standingGifts' | 'site'>,
  key: SecondGiftKey,
  action: string,
) {
  const shown = await viewSecondGift(ports, key);
  const { name, locale, timeZone } = ports.site;
  const site = { name, locale, timeZone };
  if (shown.kind !== 'waiting') return data({ site, action, shown }, shown.kind === 'over' ? 410 : 200);
  const { gift, older } = shown;
  const asked = {
    kind: 'waiting' as const,
    gift: { ...brief(gift), deadline: gift.heldUntil },
    older: { ...brief(older), token: older.token, state: older.state },
  };
  return data({ site, action, shown: asked });
}

const brief = ({ amount, feeCover, interval }: StandingGift) => ({
  interval,
  charged: addMoney(amount, feeCover),
});

/** Takes the answer of the form; throws the 400 where it is none. Whether it counted, the page that follows says. */
export async function answerSecondGift(
  ports: Parameters<typeof chooseSecondGift>[0],
  key: SecondGiftKey,
  request: Request,
): Promise<void> {
  const form = await request.formData();
  const choice = secondChoices.find((each) => each === textField(form, 'choice'));
  if (!choice) throw new Response(null, { status: 400, headers: tokenPageHeaders });
  await chooseSecondGift(ports, key, choice);
}
