/** Sums and currencies in control requests. */
import { z } from 'zod';
import { findCurrency } from '#app/domain/currencies.ts';

/** A sum in minor units that may be below zero. */
export const minor = z.int().min(-99_999_999).max(99_999_999);

/** A sum in minor units. */
export const amount = z.int().min(1).max(99_999_999);

/** As on Stripe's wire, in lower case. */
export const currency = z
  .string()
  .toLowerCase()
  .refine((code) => findCurrency(code.toUpperCase()) !== null, 'expected a currency that Stripe charges');
