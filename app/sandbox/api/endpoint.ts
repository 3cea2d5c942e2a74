/** What an area of the API is: its endpoints (method, path, parameters, the operation behind) and what can be expanded. */
import type { z } from 'zod';
import type { Operation } from '#app/sandbox/operation.ts';
import type { Expandable } from '#app/sandbox/api/expand.ts';
import type { FormValue } from '#app/sandbox/api/form.ts';
import { parseParams } from '#app/sandbox/api/params.ts';

/** Everything that the API knows about a few kinds of objects. `areas.ts` lists the areas. */
export interface Area {
  readonly endpoints: readonly Endpoint[];
  /** By kind of object: which of its fields `expand[]` can name. */
  readonly expandable: Readonly<Record<string, Readonly<Record<string, Expandable>>>>;
}

type Method = 'GET' | 'POST' | 'DELETE';
/** What stands in the path for `:id`, and for a second such segment; empty where there is none. */
export type PathIds = readonly [id: string, inner: string];

export interface Endpoint {
  readonly method: Method;
  /** Segments of the path after `/v1/`; one that begins with a colon stands for any. */
  readonly path: readonly string[];
  /** Checks the parameters and answers the operation; throws a StripeError for wrong ones. */
  readonly prepare: (raw: Record<string, FormValue>, ids: PathIds) => Prepared;
}

export interface Prepared {
  readonly expand: readonly string[];
  readonly run: (operation: Operation) => Promise<Record<string, unknown>>;
}

/** `endpoint('GET /v1/charges/:id', schema, (operation, params, id) => …)`. */
export function endpoint<T extends { expand?: string[] | undefined }>(
  route: `${Method} /v1/${string}`,
  schema: z.ZodType<T>,
  run: (
    operation: Operation,
    params: T,
    ...ids: PathIds
  ) => Promise<Record<string, unknown>> | Record<string, unknown>,
): Endpoint {
  const [method, path] = route.split(' /v1/') as [Endpoint['method'], string];
  return {
    method,
    path: path.split('/'),
    prepare: (raw, ids) => {
      const params = parseParams(schema, raw);
      return { expand: params.expand ?? [], run: async (operation) => run(operation, params, ...ids) };
    },
  };
}

/** `GET /v1/charges/:id`: how people and faults name an endpoint. */
export const routeOf = ({ method, path }: Endpoint): string => `${method} /v1/${path.join('/')}`;
