/** The types of form.mjs, as far as tests use it. */
export function decodeForm(text: string): Record<string, unknown>;
