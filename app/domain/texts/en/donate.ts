/** English words of the form on its own page, and of what can go wrong between the form and the payment page. */

export const donate = {
  title: (siteName: string) => `Give to ${siteName}`,
  description:
    'Give once by card. We check every payer before any money moves, and political groups can’t pay.',
  /** After a reader left the payment page by its own way back. */
  cancelledTitle: 'You were not charged.',
  cancelled:
    'You left the payment page before paying. We kept your amount below, in case you’d like to come back to it.',
  problemTitle: 'Your form didn’t go through',
  limited: (minutes: number) =>
    `Your network sent us too many forms just now, so we stopped this one. You were not charged. Please try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}; we kept your choices below.`,
  tooManyReaders:
    'More people are giving right now than we can send to the payment page at once. You were not charged. Please try again in a minute; we kept your choices below.',
  storageFull:
    'We can’t take gifts right now, because our server has no room to record them. You were not charged, and nothing is on hold. Please try again later; we kept your choices below.',
  unavailable:
    'We can’t reach the payment page right now. You were not charged, and nothing is on hold. Please try again in a few minutes; we kept your choices below.',
};

/** At the form's fields: what was expected, and what came. Amounts come as printed. */
export const donateErrors = {
  noAmount: 'Please choose an amount or write your own.',
  notAnAmount: (example: string, given: string) =>
    `We couldn’t read “${given}” as an amount. Please write it like ${example}.`,
  /** `most` is null where what was typed can mean one amount only. */
  whichAmount: (least: string, most: string | null) =>
    most === null ? `Did you mean ${least}?` : `Did you mean ${least} or ${most}?`,
  otherCurrency: (currencyName: string, sign: string, example: string) =>
    `Gifts here are in ${currencyName}, but you wrote “${sign}”. Please write the amount in ${currencyName}, like ${example}.`,
  tooFine: (step: string, given: string) =>
    `We can only charge in steps of ${step}. Please round “${given}”.`,
  /** A step of the newsroom's own, wider than what can be charged. */
  offStep: (step: string, given: string) => `Gifts here come in steps of ${step}. You wrote ${given}.`,
  tooSmall: (least: string, given: string) =>
    `The smallest gift we can take by card is ${least}. You wrote ${given}.`,
  tooLarge: (most: string, given: string) =>
    `The largest gift we take here is ${most}. You wrote ${given}. To give more, please write to us.`,
  notCharged: 'Our payment company can’t charge an amount of this size. Please choose another.',
  organisationTooLong: (lengthMax: number, length: number) =>
    `Please shorten the name to ${String(lengthMax)} characters. It has ${String(length)}.`,
  frequency: 'Please choose how often you’d like to give.',
  attestation: 'Please check this box. We can only accept money that isn’t from a political group.',
  currency: (currency: string) =>
    `This page takes gifts in ${currency}. Please send the form again from here.`,
  pledgeVersion:
    'The page you had open was out of date. Please read the pledge here and send the form again.',
  attestationVersion: 'The page you had open was out of date. Please send the form again from here.',
  trap: 'A field that readers never see was filled in. If you’re a person, please leave it blank.',
};
