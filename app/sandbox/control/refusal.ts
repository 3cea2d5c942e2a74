/** A control request that cannot be followed. */

/** Thrown by an action; answered as `{ error: message }` with `status`. */
export class ControlRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
