/** Counters and figures for Prometheus, to whoever names METRICS_TOKEN. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresOf } from '#app/domain/readiness.ts';
import { metricsAccess } from '#app/http/metrics-access.ts';
import { checkReadiness } from '#app/usecases/check-readiness.ts';

const noStore = { 'Cache-Control': 'no-store' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports, env } = context.deps;
  switch (metricsAccess(request, env)) {
    case 'absent':
      return new Response(null, { status: 404, headers: noStore });
    case 'refused':
      return new Response('The metrics need the bearer token METRICS_TOKEN.\n', {
        status: 401,
        headers: { ...noStore, 'WWW-Authenticate': 'Bearer', 'Content-Type': 'text/plain; charset=utf-8' },
      });
    case 'granted': {
      const { body, contentType } = await ports.metrics.text(figuresOf(await checkReadiness(ports)));
      return new Response(body, { headers: { ...noStore, 'Content-Type': contentType } });
    }
  }
}
