/** The one door of the desk: who asks, whether they may, and what its loaders and actions are handed then. */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import type { Deps } from '#app/deps.server.ts';
import { may, type Permission } from '#app/domain/permissions.ts';
import type { StaffMember } from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';
import { deskHeaders, seeOther, textField } from './staff-session.ts';
import type { UnreadBody } from './upload.ts';

/** A request of somebody who may make it. */
export interface DeskCall {
  readonly request: Request;
  readonly url: URL;
  /** What the address names; empty where it names nothing. */
  readonly id: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly deps: Deps;
  readonly ports: Ports;
  readonly actor: StaffMember;
}

export interface DeskFormCall extends DeskCall {
  readonly form: FormData;
}

/** One of the acts of a page: who may do it, and doing it. */
export interface DeskAct<T> {
  readonly permission: Permission;
  readonly act: (call: DeskFormCall) => Promise<T>;
}

/**
 * A loader of the desk. Throws a Response before `load` is called: 303 to the sign-in (which leads back here) where nobody is
 * signed in, 403 where the role lacks the permission.
 */
export function deskLoader<T>(permission: Permission, load: (call: DeskCall) => Promise<T>) {
  const loader = async (args: LoaderFunctionArgs): Promise<T> => {
    const call = await signedIn(args);
    demand(call.actor, permission);
    return load(call);
  };
  return Object.assign(loader, { permission });
}

/** The action of a page with one act. Nothing of the form is read for somebody who may not. */
export function deskAction<T>(permission: Permission, act: DeskAct<T>['act']) {
  const action = async (args: ActionFunctionArgs): Promise<T> => {
    const call = await signedIn(args);
    demand(call.actor, permission);
    return act({ ...call, form: await args.request.formData() });
  };
  return Object.assign(action, { permissions: { only: permission } });
}

/** The action of a page with several acts; each of its forms names its own in the field `intent`. */
export function deskActions<Acts extends Readonly<Record<string, DeskAct<unknown>>>>(acts: Acts) {
  type Done = Awaited<ReturnType<Acts[keyof Acts]['act']>>;
  const action = async (args: ActionFunctionArgs): Promise<Done> => {
    const call = await signedIn(args);
    // Whoever may do none of it fills no memory with a form.
    if (!Object.values(acts).some(({ permission }) => may(call.actor, permission))) throw forbidden();
    const form = await args.request.formData();
    const intent = textField(form, 'intent');
    const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined;
    if (!chosen) throw new Response(null, { status: 400, headers: deskHeaders });
    demand(call.actor, chosen.permission);
    return (await chosen.act({ ...call, form })) as Done;
  };
  const permissions = Object.fromEntries(
    Object.entries(acts).map(([intent, { permission }]) => [intent, permission]),
  );
  return Object.assign(action, { permissions });
}

/** The action of a page that takes files: the body is still to be read, and is not for somebody who may not. */
export function deskUpload<T>(
  permission: Permission,
  take: (call: DeskCall & { readonly upload: UnreadBody | undefined }) => Promise<T>,
) {
  const action = async (args: ActionFunctionArgs): Promise<T> => {
    const call = await signedIn(args);
    demand(call.actor, permission);
    return take({ ...call, upload: args.context.upload });
  };
  return Object.assign(action, { permissions: { upload: permission } });
}

/** There is nothing at this address, for those who may be told. */
export function notFound(): Response {
  return new Response(null, { status: 404, headers: deskHeaders });
}

/** A page has several loaders, and its session is read once. */
const members = new WeakMap<AppLoadContext, Promise<StaffMember | null>>();

async function signedIn({ request, params, context }: LoaderFunctionArgs): Promise<DeskCall> {
  const { deps } = context;
  const { ports } = deps;
  let asked = members.get(context);
  if (!asked) {
    asked = ports.staff.session(request.headers);
    members.set(context, asked);
  }
  const actor = await asked;
  const url = new URL(request.url);
  if (!actor) {
    const to = request.method === 'GET' ? url.pathname + url.search : url.pathname;
    throw seeOther(`${paths.deskSignIn()}?${new URLSearchParams({ to }).toString()}`) as Response;
  }
  return { request, url, id: params['id'] ?? '', params, deps, ports, actor };
}

function demand(actor: StaffMember, permission: Permission): void {
  if (!may(actor, permission)) throw forbidden();
}

function forbidden(): Response {
  return new Response(null, { status: 403, headers: deskHeaders });
}
