/** English words of the form on its own page, and of what can go wrong between the form and the payment page. */

export const donate = {
  title: (siteName: string) => `Give to ${siteName}`,
  description:
    'Give once, by card. Every payer is checked before any money moves; political groups cannot pay.',
  problemTitle: 'Your form did not go through',
  limited: (minutes: number) =>
    `Too many forms came from your network just now, so this one was not sent on. Nothing happened. Please try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}; what you chose is kept below.`,
  unavailable:
    'The payment page cannot be reached at the moment. Nothing happened: nothing was held and nothing was taken. Please try again in a few minutes; what you chose is kept below.',
};
