/** Prices that subscriptions name, or that are made for them. */
import { z } from 'zod';
import { refuseFraction } from '#app/sandbox/api/amounts.ts';
import * as p from '#app/sandbox/api/params.ts';
import { newId } from '#app/sandbox/ids.ts';
import { newPrice, type Price, type Product } from '#app/sandbox/objects/product.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, insertObject } from '#app/sandbox/store.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

export const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: p.integer(1, 156).default(1),
});

/** A price that is made for one item. Its product must exist: `product_data` is for other endpoints. */
export const priceData = z.strictObject({
  currency: p.currency,
  product: p.text(),
  recurring,
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: p.integer(0),
});

export interface PriceGiven {
  readonly price?: string | undefined;
  readonly price_data?: z.output<typeof priceData> | undefined;
}

/** The recurring price that an item names or describes; null where it does neither. 400 where it cannot be used. */
export async function priceOf(operation: Operation, given: PriceGiven, at: string): Promise<Price | null> {
  const { price, price_data: data } = given;
  if (price !== undefined && data) {
    throw badParameter(
      `${at}[price_data]`,
      'You may only specify one of these parameters: price, price_data.',
    );
  }
  if (data) return makePrice(operation, data, at);
  if (price === undefined) return null;
  const found = await findObject<Price>(operation.sql, 'price', price);
  if (!found) throw missing('price', price, `${at}[price]`, false);
  if (!found.body.active) {
    throw badParameter(
      `${at}[price]`,
      `The price specified is inactive. This field only accepts active prices.`,
    );
  }
  if (found.body.recurring) return found.body;
  throw badParameter(
    `${at}[price]`,
    'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
  );
}

async function makePrice(operation: Operation, data: z.output<typeof priceData>, at: string): Promise<Price> {
  await findProduct(operation, data.product, `${at}[price_data][product]`);
  refuseFraction(data.unit_amount, data.currency, `${at}[price_data][unit_amount]`);
  const price = newPrice(
    { id: newId('price_', operation.random), now: operation.now },
    {
      currency: data.currency,
      product: data.product,
      recurring: data.recurring,
      unitAmount: data.unit_amount,
    },
  );
  await insertObject(operation.sql, price);
  return price;
}

/** 400 where there is no such product. */
export async function findProduct(operation: Operation, id: string, param: string): Promise<Product> {
  const found = await findObject<Product>(operation.sql, 'product', id);
  if (!found) throw missing('product', id, param, false);
  return found.body;
}
