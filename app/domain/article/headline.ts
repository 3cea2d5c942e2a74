/** How a headline is set. */

/** About three lines of a phone, or two of a wide page, at the full size. */
const shortMax = 90;

/** A longer one is set smaller, so that it leaves room for what it is about. */
export const isLongHeadline = (headline: string): boolean => headline.length > shortMax;
