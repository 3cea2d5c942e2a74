/** The endpoint that reads one object by its id. */
import { z } from 'zod';
import { endpoint, type Endpoint } from '#app/sandbox/api/endpoint.ts';
import * as p from '#app/sandbox/api/params.ts';
import { findObject, type StripeObject } from '#app/sandbox/store.ts';
import { missing } from '#app/sandbox/stripe-error.ts';

const onlyExpand = z.strictObject({ expand: p.expand });

/** `GET /v1/PATH/:id` of one kind; 404 names `param`, as Stripe does for that kind. */
export function readOne(kind: string, path: string, param: string): Endpoint {
  return endpoint(`GET /v1/${path}/:id`, onlyExpand, async (operation, _params, id) => {
    const found = await findObject<StripeObject>(operation.sql, kind, id);
    if (!found) throw missing(kind, id, param);
    return found.body;
  });
}
