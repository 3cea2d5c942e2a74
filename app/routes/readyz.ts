/** Says whether the app can do its work now: 200 or 503, with what it depends on as JSON; more of it to the operator. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { databaseRoleWarning } from '#app/domain/database-role.ts';
import { publicReadiness } from '#app/domain/readiness.ts';
import { metricsAccess } from '#app/http/metrics-access.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports, env, databaseRoleFault } = context.deps;
  const found = await checkReadiness(ports);
  const shown =
    metricsAccess(request, env) === 'granted'
      ? { ...found, warnings: databaseRoleFault ? [databaseRoleWarning(databaseRoleFault)] : [] }
      : publicReadiness(found);
  const { ready, database, ...rest } = shown;
  const payments = /^[a-z]+_live_/.test(env.stripeSecretKey ?? '') ? 'live' : 'sandbox';
  return Response.json(
    { ready, database, payments, ...rest },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
