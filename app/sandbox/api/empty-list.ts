/** A list of things that the local Stripe never has, for clients that read every kind. */
import { z } from 'zod';
import { endpoint, type Endpoint } from '#app/sandbox/api/endpoint.ts';
import * as p from '#app/sandbox/api/params.ts';

const listParams = z.strictObject(p.paging);

/** `GET /v1/PATH`, empty. */
export function emptyList(path: string): Endpoint {
  return endpoint(`GET /v1/${path}`, listParams, () =>
    Promise.resolve({ object: 'list', url: `/v1/${path}`, has_more: false, data: [] }),
  );
}
