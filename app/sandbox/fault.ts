/** A disturbance of the API that the panel or a test asked for. */

/**
 * What a request meets. Before it acts: `403` (a restricted key that may not), `429`, `lock-timeout`, `500`, `502`, `503`, `cut-before` (the connection), and
 * `timeout` (no answer at all). `500-stored` fails in the act, so that its key goes on answering so. After it has acted,
 * and what it did stands: `500-after`, `502-after`, `cut-after`, and `slow`, whose answer comes late.
 */
export const FAULT_KINDS = [
  '403',
  '429',
  'lock-timeout',
  '500',
  '500-stored',
  '500-after',
  '502',
  '502-after',
  '503',
  'cut-before',
  'cut-after',
  'timeout',
  'slow',
] as const;

export interface Fault {
  /** `any`, a sort of endpoints (`read`, `create`, `capture`, …), or one, named as `GET /v1/charges/:id`. */
  readonly on: string;
  readonly kind: (typeof FAULT_KINDS)[number];
  /** How many requests still meet it; null until it is removed. */
  readonly times: number | null;
  /** Share of the requests, above 0 and up to 1, that meet it. */
  readonly share: number;
  /** How late the answer of `slow` comes, in milliseconds. */
  readonly delayMs: number;
}
