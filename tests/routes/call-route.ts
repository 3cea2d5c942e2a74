/** Calls a route's loader or action as Remix does, on the ports of a world, and reads what it answers. */
import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node';
import type { Deps } from '#app/deps.server.ts';

const site = 'http://127.0.0.1:1';

/** What a loader or an action is given. `form` makes it a POST as a browser sends it. */
export function argsFor(
  deps: Deps,
  path: string,
  { params = {}, form, cookie, headers = {}, address = '192.0.2.1' }: CallOptions = {},
): ActionFunctionArgs {
  const request = new Request(site + path, {
    headers: { ...headers, ...(cookie !== undefined && { cookie }) },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  const context: AppLoadContext = { deps, clientAddress: address, nonce: 'nonce' };
  return { request, params, context };
}

export interface CallOptions {
  readonly params?: Record<string, string>;
  readonly form?: Record<string, string>;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly address?: string;
}

/** What an action answered, returned or thrown, whether as a Response or as data with a status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null;
}

export async function answerOf(answered: Promise<unknown>): Promise<Answer> {
  const value = await answered.catch((thrown: unknown) => {
    if (thrown instanceof Response || isData(thrown)) return thrown;
    throw thrown;
  });
  if (value instanceof Response) return { status: value.status, headers: value.headers, data: null };
  const { data, init } = value as { data: Record<string, unknown> | null; init: ResponseInit | null };
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), data };
}

/** As Remix's `data()` makes it. */
function isData(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'data' in value && 'init' in value;
}
