/** What an action of `POST /sandbox/control` is: its name, its fields, and what it does. */
import { z } from 'zod';
import { ControlRefusal } from '#app/sandbox/control/refusal.ts';
import type { Engine } from '#app/sandbox/engine.ts';
import type { Operation } from '#app/sandbox/operation.ts';
import { StripeError } from '#app/sandbox/stripe-error.ts';

/** What is told of what was done. */
export type Told = Record<string, unknown>;

export interface Action {
  readonly name: string;
  /** Its fields and `action` with its name, and no others. */
  readonly schema: z.ZodObject;
  /** Parses and does it. Throws a ControlRefusal for wrong fields, or where they name something that is not there. */
  readonly run: (engine: Engine, raw: Record<string, unknown>) => Promise<Told>;
}

/** `action('resend', { event: line }, (engine, { event }) => …)`. */
export function action<Fields extends z.ZodRawShape>(
  name: string,
  fields: Fields,
  run: (engine: Engine, input: z.output<z.ZodObject<Fields>>) => Promise<Told> | Told,
): Action {
  const shape = z.strictObject(fields);
  return {
    name,
    schema: z.strictObject({ action: z.literal(name), ...fields }),
    run: async (engine, { action: _name, ...raw }) => {
      const result = shape.safeParse(raw, { reportInput: true });
      if (!result.success) throw new ControlRefusal(400, describe(result.error));
      return run(engine, result.data);
    },
  };
}

/**
 * An action that is one operation of the account's, once all is done that is due. Throws a ControlRefusal in Stripe's
 * words where Stripe would refuse.
 */
export function operationAction<Fields extends z.ZodRawShape>(
  name: string,
  fields: Fields,
  run: (operation: Operation, input: z.output<z.ZodObject<Fields>>) => Promise<Told>,
): Action {
  return action(name, fields, async (engine, input) => {
    try {
      return await engine.settled(() => engine.perform((operation) => run(operation, input)));
    } catch (error) {
      if (error instanceof StripeError) throw new ControlRefusal(error.status, error.message);
      throw error;
    }
  });
}

/** Text of one line, such as an id or a name. */
export const line = z.string().trim().min(1).max(500);

/** Ten years: further than any test needs, near enough that sums of seconds stay exact. */
export const SECONDS_MAX = 10 * 366 * 24 * 3600;

function describe(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const at = issue.path.map(String).join('.') || 'request';
      const got = JSON.stringify(issue.input) as string | undefined;
      return `${at}: ${issue.message}, got ${(got ?? 'nothing').slice(0, 80)}`;
    })
    .join('; ');
}
