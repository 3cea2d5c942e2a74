/** English words of the form on its own page, and of what can go wrong between the form and the payment page. */

export const donate = {
  title: (siteName: string) => `Give to ${siteName}`,
  description:
    'Give once, by card. Every payer is checked before any money moves; political groups cannot pay.',
  problemTitle: 'Your form did not go through',
  limited: (minutes: number) =>
    `Too many forms came from your network just now, so this one was not sent on. Nothing happened. Please try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}; what you chose is kept below.`,
  storageFull:
    'We can’t take gifts at the moment: our server can’t write anything down, so we’ve stopped before anything happened. Nothing was held and nothing was taken. Please try again later; what you chose is kept below.',
  unavailable:
    'The payment page cannot be reached at the moment. Nothing happened: nothing was held and nothing was taken. Please try again in a few minutes; what you chose is kept below.',
};

/** At the form's fields: what was expected, and what came. Amounts come as printed. */
export const donateErrors = {
  noAmount: 'Please choose an amount or write your own.',
  notAnAmount: (example: string, given: string) =>
    `Please write an amount such as ${example} or 7.50; “${given}” is none.`,
  tooSmall: (least: string, given: string) => `The smallest gift is ${least}; you wrote ${given}.`,
  tooLarge: (most: string, given: string) =>
    `The largest gift here is ${most}; you wrote ${given}. For more, please write to us.`,
  organisationTooLong: (lengthMax: number, length: number) =>
    `Please shorten the name to ${String(lengthMax)} characters; it has ${String(length)}.`,
  attestation: 'Please tick this box: we can only take money that is not a political group’s.',
  currency: (currency: string) => `This page gives in ${currency}. Please send the form from here again.`,
  pledgeVersion:
    'The page you gave from is out of date. Please read the pledge here and send the form again.',
  attestationVersion: 'The page you gave from is out of date. Please send the form from here again.',
  trap: 'A field that people do not see was filled in. If you are a person, please leave it empty.',
};
