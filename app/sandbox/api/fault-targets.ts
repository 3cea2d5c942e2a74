/** What a fault can be put on: everything, a sort of endpoints, one endpoint. */
import { ENDPOINTS } from '#app/sandbox/api/areas.ts';
import { routeOf } from '#app/sandbox/api/endpoint.ts';
import { sortOf } from '#app/sandbox/api/meet-fault.ts';

/** `any`, then sorts such as `read` and `capture`, then routes such as `POST /v1/payment_intents/:id/capture`. */
export const FAULT_TARGETS: readonly string[] = [
  'any',
  ...new Set(ENDPOINTS.map(sortOf).toSorted()),
  ...ENDPOINTS.map(routeOf).toSorted(),
];
