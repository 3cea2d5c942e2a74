/** Staff decisions on held gifts and on appeals: the typed reasons a person must choose from. */

export const refuseReasons = {
  'is-listed-group': 'The payer is the listed group',
  'acts-for-group': 'The payer acts for a political group',
  'is-political-group': 'A political group that is not listed yet',
  'not-genuine': 'The payment does not look genuine',
} as const;
export type RefuseReason = keyof typeof refuseReasons;

export const clearReasons = {
  'same-name-only': 'Another party with a similar name',
  'private-person': 'A private person giving for themselves',
  'not-political': 'An organisation that is not political',
  'checked-with-payer': 'Checked with the payer',
} as const;
export type ClearReason = keyof typeof clearReasons;

/** A note is for the record: long enough to say why, short enough to be read. */
export const noteLengthMax = 2000;
