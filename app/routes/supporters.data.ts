/** All that we know of the donor who is signed in, as a file. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { donorPageHeaders, requireDonor } from '#app/http/donor-session.ts';
import { exportOwnData } from '#app/usecases/export-own-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const file = await exportOwnData(ports, await requireDonor(request, ports));
  const day = file.writtenAt.slice(0, 10);
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      ...donorPageHeaders,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="my-data-${day}.json"`,
    },
  });
}
