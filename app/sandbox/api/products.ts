/** /v1/products, /v1/prices, and /v1/plans, which is always empty: prices took their place. */
import { z } from 'zod';
import { refuseFraction } from '#app/sandbox/api/amounts.ts';
import { type Area, endpoint } from '#app/sandbox/api/endpoint.ts';
import { emptyList } from '#app/sandbox/api/empty-list.ts';
import { answerList, matching } from '#app/sandbox/api/list.ts';
import * as p from '#app/sandbox/api/params.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';
import { findProduct, recurring } from '#app/sandbox/billing/prices.ts';
import { defined, mergeMetadata, updateWithEvent } from '#app/sandbox/changes.ts';
import { recordEvent } from '#app/sandbox/events.ts';
import { newId } from '#app/sandbox/ids.ts';
import { newPrice, newProduct, type Price, type Product } from '#app/sandbox/objects/product.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { findObject, insertObject, lockObject } from '#app/sandbox/store.ts';
import { badParameter, missing } from '#app/sandbox/stripe-error.ts';

const productParams = z.strictObject({
  active: p.boolean.optional(),
  description: p.text().optional(),
  expand: p.expand,
  id: p.text(255).optional(),
  metadata: p.metadata.optional(),
  name: p.text(250),
});
const productChange = z.strictObject({
  active: p.boolean.optional(),
  description: p.clearable().optional(),
  expand: p.expand,
  metadata: p.metadataChange.optional(),
  name: p.text(250).optional(),
});
const priceParams = z.strictObject({
  active: p.boolean.optional(),
  currency: p.currency,
  expand: p.expand,
  lookup_key: p.text(200).optional(),
  metadata: p.metadata.optional(),
  nickname: p.text().optional(),
  product: p.text(),
  recurring: recurring.optional(),
  unit_amount: p.integer(0),
});
const priceChange = z.strictObject({
  active: p.boolean.optional(),
  expand: p.expand,
  metadata: p.metadataChange.optional(),
  nickname: p.clearable().optional(),
});

async function makeProduct(
  operation: Operation,
  { id, expand: _expand, ...fields }: z.output<typeof productParams>,
): Promise<Product> {
  if (id !== undefined && (await findObject<Product>(operation.sql, 'product', id)))
    throw badParameter('id', `Product already exists: '${id}'.`, 'resource_already_exists');
  const made = { id: id ?? newId('prod_', operation.random).slice(0, 19), now: operation.now };
  const product = newProduct(made, defined(fields));
  await insertObject(operation.sql, product);
  await recordEvent(operation, 'product.created', product);
  return product;
}

async function changeProduct(
  operation: Operation,
  { expand: _expand, metadata, ...fields }: z.output<typeof productChange>,
  id: string,
): Promise<Product> {
  const found = await lockObject<Product>(operation.sql, 'product', id);
  if (!found) throw missing('product', id, 'id');
  const merged = mergeMetadata(found.body.metadata, metadata);
  return updateWithEvent(operation, 'product.updated', found.body, {
    ...found.body,
    ...defined(fields),
    metadata: merged,
    updated: operation.now,
  });
}

async function makePrice(operation: Operation, params: z.output<typeof priceParams>): Promise<Price> {
  const {
    currency,
    product,
    recurring: recurrence,
    unit_amount: unitAmount,
    expand: _expand,
    ...fields
  } = params;
  await findProduct(operation, product, 'product');
  refuseFraction(unitAmount, currency, 'unit_amount');
  const price = newPrice(
    { id: newId('price_', operation.random), now: operation.now },
    { currency, product, recurring: recurrence ?? null, unitAmount },
    defined(fields),
  );
  await insertObject(operation.sql, price);
  await recordEvent(operation, 'price.created', price);
  return price;
}

async function changePrice(
  operation: Operation,
  { expand: _expand, metadata, ...fields }: z.output<typeof priceChange>,
  id: string,
): Promise<Price> {
  const found = await lockObject<Price>(operation.sql, 'price', id);
  if (!found) throw missing('price', id, 'price');
  const merged = mergeMetadata(found.body.metadata, metadata);
  const after: Price = { ...found.body, ...defined(fields), metadata: merged };
  return updateWithEvent(operation, 'price.updated', found.body, after);
}

const flag = (value: boolean | undefined) => (value === undefined ? undefined : String(value));
const productList = z.strictObject({ ...p.paging, active: p.boolean.optional() });
const priceList = z.strictObject({
  ...p.paging,
  active: p.boolean.optional(),
  product: p.text().optional(),
  type: z.enum(['one_time', 'recurring']).optional(),
});

export const PRODUCTS: Area = {
  endpoints: [
    endpoint('POST /v1/products', productParams, makeProduct),
    endpoint('GET /v1/products', productList, (operation, { active, ...page }) =>
      answerList(operation, 'product', '/v1/products', page, matching({ active: flag(active) })),
    ),
    readOne('product', 'products', 'id'),
    endpoint('POST /v1/products/:id', productChange, changeProduct),
    endpoint('POST /v1/prices', priceParams, makePrice),
    endpoint('GET /v1/prices', priceList, (operation, { active, product, type, ...page }) =>
      answerList(operation, 'price', '/v1/prices', page, matching({ active: flag(active), product, type })),
    ),
    readOne('price', 'prices', 'price'),
    endpoint('POST /v1/prices/:id', priceChange, changePrice),
    emptyList('plans'),
  ],
  expandable: { price: { product: 'product' }, product: { default_price: 'price' } },
};
