import type { Engine } from '#app/sandbox/sandbox.ts';
export function answerCheckout(_e: Engine, _r: Request): Promise<Response> {
  return Promise.resolve(new Response(''));
}
