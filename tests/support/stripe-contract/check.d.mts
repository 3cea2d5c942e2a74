/** The types of check.mjs. */

/** One way in which a request, a response or an event is not as Stripe's SDK declares it. */
export interface Violation {
  readonly side: 'request' | 'response' | 'event';
  readonly kind: string;
  readonly at: string;
  readonly msg: string;
  /** `warn`: Stripe may do so (an open list of values), we would rather not. */
  readonly severity: 'error' | 'warn';
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly 'x-decimal'?: boolean;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly response: Schema;
}

export interface Contract {
  readonly apiVersion: string;
  readonly operations: readonly Operation[];
  readonly events: Readonly<Record<string, Schema>>;
  readonly $defs: Readonly<Record<string, Schema>>;
}

export interface CheckedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function loadContract(file: string): Contract;
export function findOp(contract: Contract, method: string, pathname: string): Operation | undefined;
export function checkRequest(
  contract: Contract,
  request: CheckedRequest,
  /** Seconds since 1970 by the clock of who asks; the real one where it is left out. */
  now?: number,
): { op: Operation | null; violations: Violation[] };
export function checkResponse(
  contract: Contract,
  operation: Operation | null | undefined,
  response: { status: number; body: unknown },
): Violation[];
export function checkEvent(contract: Contract, event: unknown): Violation[];
export function format(violation: Violation): string;
