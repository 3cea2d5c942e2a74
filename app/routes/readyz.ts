/** Says whether the app can do its work now: 200 or 503, with what it depends on as JSON. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { checkReadiness } from '#app/usecases/check-readiness.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports, env } = context.deps;
  const { ready, database, ...rest } = await checkReadiness(ports);
  const payments = /^[a-z]+_live_/.test(env.stripeSecretKey ?? '') ? 'live' : 'sandbox';
  return Response.json(
    { ready, database, payments, ...rest },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
