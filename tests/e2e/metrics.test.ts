/** /metrics of a running process, as Prometheus asks for them (M11). */
import { expect, test } from 'vitest';
import { openSite } from '#tests/support/site.ts';

const token = 'e2e-token-of-at-least-thirty-two-characters';

test('requests of the running process are counted by class of status, for whoever has the token', async () => {
  await using site = await openSite(() => Promise.resolve({ METRICS_TOKEN: token }));
  expect((await fetch(`${site.url}/metrics`)).status).toBe(401);
  expect((await fetch(`${site.url}/metrics`, { headers: { 'X-Forwarded-For': '127.0.0.1' } })).status).toBe(
    401,
  );
  for (const path of ['/', '/independence', '/nothing-here']) await (await fetch(site.url + path)).text();
  const read = async () => {
    const answer = await fetch(`${site.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    return await answer.text();
  };
  const count = async (status: string) =>
    Number(
      new RegExp(`^unbought_http_requests_total\\{status="${status}"\\} (\\d+)$`, 'm').exec(
        await read(),
      )?.[1],
    );
  expect(await count('4xx')).toBeGreaterThanOrEqual(3);
  expect(await count('2xx')).toBeGreaterThanOrEqual(2);
  expect(await read()).toMatch(/^unbought_database_up 1$/m);
  expect(await (await fetch(`${site.url}/readyz`)).json()).not.toHaveProperty('held');
});
