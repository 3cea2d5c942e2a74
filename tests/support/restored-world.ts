/** A world whose database was restored: another process on its data, beside the same local Stripe. */
import { buildDeps, type Deps } from '#app/deps.server.ts';
import type { Ports } from '#app/ports.ts';
import { byHand } from './by-hand.ts';
import type { World } from './world.ts';

type Sent = Parameters<Ports['mailer']['send']>[0];

/** A second process on the world's data, with its mails in a list. */
export async function reopen(world: World) {
  const deps = await buildDeps(world.deps.env);
  const sent: Sent[] = [];
  const mailer: Ports['mailer'] = {
    send: (mail) => {
      sent.push(mail);
      return Promise.resolve(null);
    },
  };
  return { deps, sent, ...byHand(deps.ports, { mailer }), [Symbol.asyncDispose]: () => deps.stop() };
}

/** One request to the local Stripe's control, in whichever process. */
export async function control<T>({ env, sandbox }: Deps, action: Record<string, unknown>): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(action);
  const request = new Request(`${env.siteUrl}/sandbox/control`, { method: 'POST', headers, body });
  return (await (await sandbox?.fetch(request))?.json()) as T;
}
