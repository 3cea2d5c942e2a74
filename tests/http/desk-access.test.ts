/** The one door of the desk: who passes it, and what is read for whom. */
import type { AppLoadContext } from '@remix-run/node';
import { expect, test } from 'vitest';
import { staffRoles, type StaffRole } from '#app/domain/permissions.ts';
import type { StaffMember } from '#app/domain/staff.ts';
import { deskAction, deskActions, deskLoader, deskUpload } from '#app/http/desk-access.ts';

const ada = { id: '1', name: 'Ada', email: 'ada@newsroom.example' };
const as = (role: StaffRole | null): StaffMember => ({ ...ada, role });

interface Asked {
  readonly path?: string;
  readonly form?: Record<string, string>;
}

/** A request of this person, and how often the session was asked for. */
function call(member: StaffMember | null, { path = '/desk', form }: Asked = {}) {
  const seen = { sessions: 0 };
  const session = () => {
    seen.sessions += 1;
    return Promise.resolve(member);
  };
  const context = { deps: { ports: { staff: { session } } } } as unknown as AppLoadContext;
  const request = new Request(
    `http://newsroom.example${path}`,
    form && { method: 'POST', body: new URLSearchParams(form) },
  );
  return { args: { request, params: { id: '7' }, context }, seen };
}

async function refusal(answered: Promise<unknown>): Promise<Response> {
  const outcome = await answered.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (outcome instanceof Response) return outcome;
  throw new Error('nothing was refused');
}

const review = deskLoader('review', ({ id, actor }) => Promise.resolve({ id, name: actor.name }));

test('whoever may goes on, known by name, with what the address names', async () => {
  for (const role of ['reviewer', 'admin'] as const)
    expect(await review(call(as(role)).args)).toEqual({ id: '7', name: 'Ada' });
});

test('whoever is not signed in is sent to sign in, and back to what they asked for', async () => {
  const response = await refusal(review(call(null, { path: '/desk/donations?state=held' }).args));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/desk/sign-in?to=%2Fdesk%2Fdonations%3Fstate%3Dheld');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a form that was sent without a session leads back to its page, and is not read', async () => {
  const act = deskAction('review', () => Promise.reject(new Error('done all the same')));
  const { args } = call(null, { path: '/desk/donations/7?index', form: { note: 'x' } });
  const response = await refusal(act(args));
  expect(response.headers.get('location')).toBe('/desk/sign-in?to=%2Fdesk%2Fdonations%2F7');
  expect(args.request.bodyUsed).toBe(false);
});

test('a role that lacks the permission, or is none of ours, is refused before anything is read or done', async () => {
  const done: string[] = [];
  const page = deskLoader('review', () => Promise.resolve(done.push('loaded')));
  const one = deskAction('review', () => Promise.resolve(done.push('acted')));
  const several = deskActions({
    decide: { permission: 'review', act: () => Promise.resolve(done.push('decided')) },
  });
  const files = deskUpload('review', () => Promise.resolve(done.push('taken')));
  for (const role of ['auditor', 'editor', null] as const)
    for (const door of [page, one, several, files]) {
      const { args } = call(as(role), { form: { intent: 'decide' } });
      const response = await refusal(door(args));
      expect(response.status).toBe(403);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(args.request.bodyUsed).toBe(false);
    }
  expect(done).toEqual([]);
});

test('each act of a page asks for its own permission, and what is none of them is refused', async () => {
  const acts = deskActions({
    decide: { permission: 'review', act: () => Promise.resolve('decided') },
    refund: {
      permission: 'refund',
      act: ({ form }) => Promise.resolve({ sent: form.get('amount') }),
    },
  });
  const send = (role: StaffRole, form: Record<string, string>) => acts(call(as(role), { form }).args);
  expect(await send('reviewer', { intent: 'decide' })).toBe('decided');
  expect(await send('admin', { intent: 'refund', amount: '5' })).toEqual({ sent: '5' });
  expect((await refusal(send('reviewer', { intent: 'refund' }))).status).toBe(403);
  for (const intent of ['', 'erase', 'constructor', '__proto__', 'toString'])
    expect((await refusal(send('admin', { intent }))).status).toBe(400);
});

test('a page with several loaders asks for its session once', async () => {
  const { args, seen } = call(as('admin'));
  const frame = deskLoader('enter-desk', () => Promise.resolve(null));
  await Promise.all([frame(args), review(args), review(args)]);
  expect(seen.sessions).toBe(1);
});

test('every role may enter, and no two requests share whom they know', async () => {
  const frame = deskLoader('enter-desk', ({ actor }) => Promise.resolve(actor.role));
  for (const role of staffRoles) expect(await frame(call(as(role)).args)).toBe(role);
});
