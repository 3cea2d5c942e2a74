/** Forms of the panel as control requests: text becomes what the action's schema says stands there. */
import { z } from 'zod';
import type { Action } from '#app/sandbox/control/action.ts';

/** The part of a JSON Schema that says how a field is read. */
interface FieldSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly anyOf?: readonly FieldSchema[];
}

/**
 * `mode.shuffle=on&mode.drop=charge.* payout.*` is `{ mode: { shuffle: true, drop: ['charge.*', 'payout.*'] } }`.
 * Empty fields are left out, and a group of fields is there even where all of it is empty.
 */
export function fromPanelForm(action: Action, form: URLSearchParams): Record<string, unknown> {
  const fields = (z.toJSONSchema(action.schema, { io: 'input', unrepresentable: 'any' }) as FieldSchema)
    .properties;
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields ?? {})) if (field.properties) result[name] = {};
  for (const [path, value] of form) {
    const [name = '', ...inner] = path.split('.');
    if (value === '') continue;
    const group = result[name];
    if (inner.length === 0 || typeof group !== 'object' || group === null)
      result[path] = typed(fields?.[path], value);
    else
      Object.assign(group, {
        [inner.join('.')]: typed(fields?.[name]?.properties?.[inner.join('.')], value),
      });
  }
  return result;
}

function typed(field: FieldSchema | undefined, value: string): unknown {
  const types = field?.anyOf?.map(({ type }) => type) ?? [field?.type];
  if (types.includes('boolean')) return value === 'on';
  if (types.includes('array')) return value.split(/[\s,]+/).filter(Boolean);
  const isNumber = types.includes('integer') || types.includes('number');
  return isNumber && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
