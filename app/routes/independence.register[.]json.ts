/** The year's figures for machines, open to every origin. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { currentPledge } from '#app/domain/pledge.ts';
import { registerJson } from '#app/domain/register-json.ts';
import { paths } from '#app/paths.ts';
import { showRegister } from '#app/usecases/show-register.ts';

/** As long as the page that shows the same figures. */
const cacheSeconds = 60;

export async function loader({ context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const { name, url } = ports.site;
  const body = registerJson(await showRegister(ports), {
    newsroom: name,
    documentation: `${url}${paths.independence()}#register`,
    pledgeVersion: currentPledge.version,
  });
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': `public, max-age=${cacheSeconds}`,
    },
  });
}
