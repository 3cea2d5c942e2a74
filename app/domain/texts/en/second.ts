/** English words of the page that asks whether a second standing gift is to start. */
import type { GiftInterval, SecondChoice } from '#app/domain/standing-gift/standing-gift.ts';
import type { StandingGiftState } from '#app/domain/standing-gift/states.ts';

const each: Readonly<Record<GiftInterval, string>> = { month: 'every month', year: 'every year' };

const choices: Readonly<Record<SecondChoice, { readonly what: string; readonly button: string }>> = {
  instead: {
    what: 'Have the new one instead: the one you have ends, what it still owes is canceled, and then the new one starts with its first payment.',
    button: 'Start the new one instead',
  },
  both: {
    what: 'Have both: the new one starts now with its first payment, and the one you have goes on as it is.',
    button: 'Have both',
  },
  not: {
    what: 'Leave it as it was: the new one doesn’t start, and we delete the card that was saved for it.',
    button: 'Don’t start the new one',
  },
};

/** What follows from an answer. */
const answered: Readonly<Record<SecondChoice, { readonly heading: string; readonly text: string }>> = {
  instead: {
    heading: 'The new one goes on instead.',
    text: 'The one you have ends, and what it still owes is canceled. Then the new one starts, as soon as our check is done. We’ll write to you about both.',
  },
  both: {
    heading: 'Two standing gifts, then.',
    text: 'The new one starts as soon as our check is done, and we’ll write to you when its first payment is made. The one you have goes on as it is.',
  },
  not: {
    heading: 'The new one doesn’t start.',
    text: 'Nothing was charged for it, and we delete the card that was saved for it. The one you have goes on as it is.',
  },
};

export const second = {
  title: (siteName: string) => `One standing gift, or two? – ${siteName}`,
  kicker: 'Your standing gifts',
  heading: 'One standing gift,',
  marked: 'or two?',
  none: {
    heading: 'Nothing is waiting for your answer.',
    text: 'What was asked here has started, or is over. Our mails about it say what became of it.',
  },
  answered,
  gift: (charged: string, interval: GiftInterval) => `${charged} ${each[interval]}`,
  olderTitle: 'The one you have',
  older: (gift: string, state: StandingGiftState): string => {
    if (state === 'confirming')
      return `You set up ${gift}. Your bank waits for you to confirm its first payment.`;
    if (state === 'active')
      return `You give ${gift}. If its last payment didn’t go through, you can mend it there, with the same card or another one. Then you need no second gift.`;
    return `You gave ${gift}. Its page says what became of it.`;
  },
  mend: 'Mend the one I have',
  open: 'Open the one I have',
  newTitle: 'The new one',
  waits: (gift: string, deadline: string | null) =>
    `A gift of ${gift} was set up with your address. It hasn’t started, and nothing was charged for it.${deadline === null ? '' : ` It waits for your answer until ${deadline}; without one it doesn’t start.`}`,
  choices,
};
