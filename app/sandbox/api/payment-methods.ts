/** /v1/payment_methods: read. */
import type { Area } from '#app/sandbox/api/endpoint.ts';
import { readOne } from '#app/sandbox/api/read-one.ts';

export const PAYMENT_METHODS: Area = {
  endpoints: [readOne('payment_method', 'payment_methods', 'payment_method')],
  expandable: { payment_method: { customer: 'customer' } },
};
