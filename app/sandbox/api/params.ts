/** Parameters, checked strictly: the building blocks of each endpoint's schema, and refusals in Stripe's words. */
import { z } from 'zod';
import { findCurrency } from '#app/domain/currencies.ts';
import type { FormValue } from '#app/sandbox/api/form.ts';
import { badParameter, type StripeError } from '#app/sandbox/stripe-error.ts';

type Refuse = (message: string, code?: string) => void;

function refined<T>(check: (value: string, refuse: Refuse) => T) {
  return z.string().transform((value, context) => {
    const failures: string[] = [];
    const result = check(value, (message, code) => {
      failures.push(message);
      context.addIssue({ code: 'custom', message, params: { stripe: code } });
    });
    return failures.length > 0 ? z.NEVER : result;
  });
}

/** Text of at most `max` characters that is not empty. */
export function text(max = 5000) {
  return refined((value, refuse) => {
    if (value === '')
      refuse(
        'You passed an empty string. We assume empty values are an attempt to unset a parameter; however it cannot be unset.',
        'parameter_invalid_empty',
      );
    if (value.length > max)
      refuse(`Invalid string: must be at most ${String(max)} characters`, 'parameter_invalid_string');
    return value;
  });
}

/** The same, or an empty text, which clears the field and is read as null. */
export const clearable = (max = 5000) => z.union([z.literal('').transform(() => null), text(max)]);

/** A whole number between `min` and `max`. */
export function integer(min = -99_999_999, max = 999_999_999_999) {
  return refined((value, refuse) => {
    if (!/^-?\d{1,12}$/.test(value)) refuse(`Invalid integer: ${value}`, 'parameter_invalid_integer');
    const number = Number(value);
    if (number < min)
      refuse(`This value must be greater than or equal to ${String(min)}.`, 'parameter_invalid_integer');
    if (number > max)
      refuse(`This value must be less than or equal to ${String(max)}.`, 'parameter_invalid_integer');
    return number;
  });
}

/** `true` or `false`; Stripe's Python library writes them as Python does. */
export const boolean = refined((value, refuse) => {
  const lower = ['True', 'False'].includes(value) ? value.toLowerCase() : value;
  if (lower !== 'true' && lower !== 'false') refuse(`Invalid boolean: ${value}`);
  return lower === 'true';
});

/** An address to come back to; the literal `{CHECKOUT_SESSION_ID}` may stand in it. */
export const url = refined((value, refuse) => {
  const isWeb = URL.canParse(value) && /^https?:\/\//i.test(value);
  if (!isWeb) refuse('Not a valid URL', 'url_invalid');
  if (value.length > 5000) refuse('Invalid URL: URL must be 5000 characters or less.', 'url_invalid');
  return value;
});

export const email = refined((value, refuse) => {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) refuse(`Invalid email address: ${value}`, 'email_invalid');
  return value;
});

export const currency = refined((value, refuse) => {
  const lower = value.toLowerCase();
  if (!findCurrency(lower.toUpperCase()))
    refuse(`Invalid currency: ${value}. Stripe takes lower-case ISO 4217 codes.`);
  return lower;
});

/** At most 50 keys of 40 characters with values of 500; an empty text instead of the group clears it. */
export const metadata = z
  .union([z.literal(''), z.record(z.string(), z.string())])
  .transform((value) => (value === '' ? {} : value))
  .check((context) => {
    const entries = Object.entries(context.value);
    const refuse = (message: string) => {
      context.issues.push({ code: 'custom', message, input: context.value });
    };
    if (entries.length > 50) refuse('Metadata can have at most 50 keys.');
    for (const [key, value] of entries) {
      if (key.length > 40) refuse(`Metadata keys can be up to 40 characters long, but you passed '${key}'.`);
      if (value.length > 500)
        refuse(`Metadata values can be up to 500 characters long, but ${key} is longer.`);
    }
  });

/** The same in an update: null where an empty text clears all of it. */
export const metadataChange = z.union([z.literal('').transform(() => null), metadata]);

/** A postal address. */
export const address = z.strictObject({
  city: clearable().optional(),
  country: clearable().optional(),
  line1: clearable().optional(),
  line2: clearable().optional(),
  postal_code: clearable().optional(),
  state: clearable().optional(),
});

export const expand = z.array(z.string()).optional();

/** What every list takes: how many, from where on. */
export const cursors = {
  limit: integer(1, 100).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  expand,
};

/** What most lists take: the same, and when it was created. */
export const paging = {
  ...cursors,
  created: z
    .union([
      integer(0),
      z.strictObject({
        gt: integer(0).optional(),
        gte: integer(0).optional(),
        lt: integer(0).optional(),
        lte: integer(0).optional(),
      }),
    ])
    .optional(),
};

/** The parameters as the schema has them; otherwise 400 that names the first mistake, unknown names before all. */
export function parseParams<T>(schema: z.ZodType<T>, raw: Record<string, FormValue>): T {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  const issues = result.error.issues.map(innermost);
  throw toRefusal(issues.find((issue) => issue.code === 'unrecognized_keys') ?? issues[0]);
}

/** Of a choice that failed, the branch that the value was meant for: the one of its own type. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const branch = issue.errors.find((errors) =>
    errors.every((error) => error.code !== 'invalid_type' || error.path.length > 0),
  );
  const inner = branch?.find((error) => error.code === 'unrecognized_keys') ?? branch?.[0];
  return inner ? innermost({ ...inner, path: [...issue.path, ...inner.path] }) : issue;
}

function toRefusal(issue: z.core.$ZodIssue | undefined): StripeError {
  const param = nameOf(issue?.path ?? []);
  switch (issue?.code) {
    case 'unrecognized_keys': {
      const unknown = nameOf([...issue.path, issue.keys[0] ?? '']);
      return badParameter(unknown, `Received unknown parameter: ${unknown}`, 'parameter_unknown');
    }
    case 'invalid_type':
      if (issue.input === undefined) return absent(param);
      return badParameter(
        param,
        `Invalid ${issue.expected === 'string' ? 'string' : issue.expected}: ${brief(issue.input)}`,
      );
    case 'invalid_value':
      if (issue.input === undefined) return absent(param);
      return badParameter(param, `Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`);
    case 'custom': {
      const code: unknown = issue.params?.['stripe'];
      return badParameter(param, issue.message, typeof code === 'string' ? code : undefined);
    }
    default:
      return badParameter(param, `Invalid ${param}: ${brief(issue?.input)}`);
  }
}

/** 400 for a parameter that has to be there. */
export const absent = (param: string) =>
  badParameter(param, `Missing required param: ${param}.`, 'parameter_missing');

/** `['line_items', 0, 'quantity']` is `line_items[0][quantity]`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (index === 0 ? String(key) : `[${String(key)}]`)).join('');
}

function brief(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  return (json ?? 'nothing').slice(0, 80);
}
