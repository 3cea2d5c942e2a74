/** The bytes of an image that a fact-check shows; what stands at such an address never changes. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { imageNamed, imageResponse } from '#app/http/image-answer.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { articles, clock } = context.deps.ports;
  const named = imageNamed(params['name'] ?? '');
  const image = named && (await articles.image(named.sha256, clock.now()));
  // The type is the file's own: under another ending there is nothing.
  if (!image || image.type !== named.type) throw new Response(null, { status: 404 });
  return imageResponse(request, named.sha256, image);
}
