/** What an endpoint of the API is: method, path, parameters, and the operation behind it. */
import type { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import type { FormValue } from '#app/sandbox/api/form.ts';
import { parseParams } from '#app/sandbox/api/params.ts';
import type { Fault } from '#app/sandbox/settings.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Segments of the path after `/v1/`; `:id` stands for any one. */
  readonly path: readonly string[];
  /** Which faults of the panel it meets, besides those on `any`. */
  readonly fault: Fault['on'];
  /** Checks the parameters and answers the operation; throws a StripeError for wrong ones. */
  readonly prepare: (raw: Record<string, FormValue>, id: string) => Prepared;
}

export interface Prepared {
  readonly expand: readonly string[];
  readonly run: (operation: Operation) => Promise<Record<string, unknown>>;
}

/** `endpoint('GET /v1/charges/:id', 'read', schema, (operation, params, id) => …)`. */
export function endpoint<T extends { expand?: string[] | undefined }>(
  route: `${'GET' | 'POST'} /v1/${string}`,
  fault: Fault['on'],
  schema: z.ZodType<T>,
  run: (operation: Operation, params: T, id: string) => Promise<Record<string, unknown>>,
): Endpoint {
  const [method, path] = route.split(' /v1/');
  return {
    method: method === 'GET' ? 'GET' : 'POST',
    path: (path ?? '').split('/'),
    fault,
    prepare: (raw, id) => {
      const params = parseParams(schema, raw);
      return { expand: params.expand ?? [], run: (operation) => run(operation, params, id) };
    },
  };
}
