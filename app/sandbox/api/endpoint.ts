/** What an endpoint of the API is: method, path, parameters, and the operation behind it. */
import type { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import type { FormValue } from '#app/sandbox/api/form.ts';
import { parseParams } from '#app/sandbox/api/params.ts';
import type { Fault } from '#app/sandbox/settings.ts';

type Method = 'GET' | 'POST' | 'DELETE';
/** What stands in the path for `:id`, and for a second such segment; empty where there is none. */
export type PathIds = readonly [id: string, inner: string];

export interface Endpoint {
  readonly method: Method;
  /** Segments of the path after `/v1/`; one that begins with a colon stands for any. */
  readonly path: readonly string[];
  /** Which faults of the panel it meets, besides those on `any`. */
  readonly fault: Fault['on'];
  /** Checks the parameters and answers the operation; throws a StripeError for wrong ones. */
  readonly prepare: (raw: Record<string, FormValue>, ids: PathIds) => Prepared;
}

export interface Prepared {
  readonly expand: readonly string[];
  readonly run: (operation: Operation) => Promise<Record<string, unknown>>;
}

/** `endpoint('GET /v1/charges/:id', 'read', schema, (operation, params, id) => …)`. */
export function endpoint<T extends { expand?: string[] | undefined }>(
  route: `${Method} /v1/${string}`,
  fault: Fault['on'],
  schema: z.ZodType<T>,
  run: (operation: Operation, params: T, ...ids: PathIds) => Promise<Record<string, unknown>>,
): Endpoint {
  const [method, path] = route.split(' /v1/');
  return {
    method: method as Method,
    path: (path ?? '').split('/'),
    fault,
    prepare: (raw, ids) => {
      const params = parseParams(schema, raw);
      return { expand: params.expand ?? [], run: (operation) => run(operation, params, ...ids) };
    },
  };
}
