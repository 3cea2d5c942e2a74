/** English words of the pages on which a donor changes a standing gift that runs. */
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';

const each: Readonly<Record<GiftInterval, string>> = { month: 'every month', year: 'every year' };

export const giftChanges = {
  title: (heading: string, siteName: string) => `${heading} – ${siteName}`,
  kicker: 'Your standing gift',
  back: 'Back to your standing gift',
  /** Why nothing was changed. */
  problems: {
    unavailable:
      'We couldn’t reach our payment company, so we can’t say when a change would hold. Please try again in a few minutes. Nothing was changed.',
    limited:
      'You opened or changed this many times. Please wait an hour and try again. Nothing was changed now.',
    'day-moved':
      'Another gift came due, or the gift was changed, while this page was open. Please read it again and confirm. Nothing was changed yet.',
    'not-taken':
      'We don’t take new amounts in this currency any more. Your gift goes on as it is. You can stop it and set up another one.',
  },
  amount: {
    heading: 'Change the amount',
    marked: 'of your standing gift.',
    nowTitle: 'What holds now',
    /** `day`: when the first gift of the new amount is due. */
    now: (charged: string, interval: GiftInterval) => `You give ${charged} ${each[interval]}.`,
    from: (day: string) =>
      `What you choose here holds from the gift of ${day} on. Nothing is charged or paid back now, and the day stays the same.`,
    due: (day: string) => `The gift of ${day} can’t be changed any more, and is still charged as before.`,
    formTitle: 'What you give from then on',
    button: (day: string) => `Give this from ${day} on`,
  },
  day: {
    heading: 'Change the day',
    marked: 'of your standing gift.',
    nowTitle: 'What holds now',
    due: (day: string) => `Your gift is due next on ${day}.`,
    drafted: (day: string) => `The gift of ${day} is prepared already and stays on that day.`,
    from: (day: string) =>
      `What you choose here holds from the gift after that on, which is due on ${day} as it stands now.`,
    paused: (day: string) =>
      `You paused it. Nothing is charged before the gift of ${day}, or the day that you choose instead of it.`,
    formTitle: 'On which day from then on?',
    label: 'Your gifts are due on',
    /** The next ones on a day. */
    option: (next: string, after: string) => `${next}, then ${after}`,
    /** `day`: of the next one on the day on which the first was given. */
    note: (day: string) =>
      `Your usual day is that of ${day}. A gift can be up to a month later than on it, never sooner. On its day we check again whose money it is, and then charge it. Nothing is charged or paid back now.`,
    button: 'Give on this day',
    missing: 'Please choose one of these days.',
  },
  pause: {
    heading: { month: 'Skip or pause', year: 'Skip the next gift' },
    marked: { month: 'your standing gift.', year: 'of your standing gift.' },
    nowTitle: 'What holds now',
    due: (day: string) => `The next gift is due on ${day}.`,
    paused: (day: string) => `You paused it. Nothing is charged before the gift of ${day}.`,
    unpaid: 'A gift that isn’t paid yet is left out too.',
    formTitle: 'When should it go on?',
    legend: 'Nothing is charged before the gift of',
    /** `count`: how many that are still to come are left out. */
    option: (day: string, count: number) =>
      `${day} (leaves out ${count === 1 ? 'one gift' : `${String(count)} gifts`})`,
    note: 'It goes on by itself, with the same amount and on the same day. You can take this back at any time before.',
    button: 'Charge nothing before then',
    missing: 'Please choose the gift with which it goes on.',
    resumeTitle: 'Or take it back',
    resume: (day: string) => `Go on with the gift of ${day}`,
    resumeNote: 'What was left out before stays left out.',
  },
  /** In the list of what happened. */
  told: {
    amount: (before: string, after: string, day: string) =>
      `You changed the amount from ${before} to ${after}, from the gift of ${day} on.`,
    pause: (from: string, until: string) =>
      `You left out what is due from ${from} on. The next gift is the one due on ${until}.`,
    day: (day: string) => `You changed the day. The first gift on it is due on ${day}.`,
    usualDay: (day: string) => `You went back to the usual day. The first gift on it is due on ${day}.`,
    resume: (day: string) => `You ended the pause. The next gift is the one due on ${day}.`,
  },
  /** Until the first gift of the new amount is due. */
  amountHolds: (before: string, day: string) =>
    `This amount holds from the gift of ${day} on. One that is due before that is still ${before}.`,
};
