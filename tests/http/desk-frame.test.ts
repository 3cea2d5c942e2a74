/** What the frame of the desk is given to show, by who looks. */
import { expect, test } from 'vitest';
import type { Deps } from '#app/deps.server.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { deskFrame } from '#app/http/desk-frame.ts';

/** Ports that know their site and the time, and say which else they were asked. */
function deps(asked: string[]): Pick<Deps, 'ports'> {
  const site = { name: 'News', locale: 'en', timeZone: 'UTC', offersStandingGifts: true };
  const known: Readonly<Record<string, unknown>> = { site, clock: { now: () => new Date(0) } };
  const ports = new Proxy(known, {
    get: (target, name: string) => {
      if (name in target) return target[name];
      asked.push(name);
      throw new Error(`${name} was asked`);
    },
  });
  return { ports } as unknown as Pick<Deps, 'ports'>;
}

const of = (role: StaffRole | null) => ({ id: '1', name: 'Ada', email: 'ada@news.example', role });

test('for an editor, and for a role that is none of ours, nothing is even counted', async () => {
  for (const role of ['editor', null] as const) {
    const asked: string[] = [];
    expect(await deskFrame(deps(asked), of(role))).toMatchObject({
      member: { name: 'Ada', role },
      status: null,
    });
    expect(asked).toEqual([]);
  }
});

test('for everybody else what waits is counted', async () => {
  for (const role of ['reviewer', 'admin', 'auditor'] as const) {
    const asked: string[] = [];
    await expect(deskFrame(deps(asked), of(role))).rejects.toThrow('was asked');
    expect(asked).not.toEqual([]);
  }
});
