/** Refusals in Stripe's words: the HTTP status and the `error` object that the SDK turns into exceptions. */

type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

/** The fields of Stripe's error object that the local Stripe sends. */
export interface ErrorBody {
  readonly type: ErrorType;
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly doc_url?: string;
  readonly charge?: string;
  readonly payment_intent?: unknown;
}

/** Thrown by whatever refuses an API request; the API answers `status` with `{ error: body }`. */
export class StripeError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  /** Stripe keeps the answer for the idempotency key only when the request had begun to act. */
  readonly hasBegun: boolean;

  constructor(status: number, body: ErrorBody, hasBegun = false) {
    super(body.message);
    this.status = status;
    this.body = body.code
      ? { ...body, doc_url: `https://docs.stripe.com/error-codes/${body.code.replaceAll('_', '-')}` }
      : body;
    this.hasBegun = hasBegun;
  }
}

/** A parameter that is wrong: 400, with Stripe's name of the mistake where it has one. */
export function badParameter(param: string, message: string, code?: string): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, param, ...(code ? { code } : {}) });
}

/** 404 for an id in the path, 400 for one given as a parameter. */
export function missing(label: string, id: string, param: string, inPath = true): StripeError {
  return new StripeError(inPath ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${label}: '${id}'`,
    param,
  });
}

/** The object is in a state that does not allow the operation. */
export function wrongState(message: string, extra: Partial<ErrorBody>): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...extra }, true);
}
