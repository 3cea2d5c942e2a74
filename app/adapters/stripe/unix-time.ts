/** Stripe's times, in whole seconds. */

export const fromUnix = (seconds: number) => new Date(seconds * 1000);

export const toUnix = (at: Date) => Math.floor(at.getTime() / 1000);
