import type { Engine } from '#app/sandbox/sandbox.ts';
export function answerPanel(_e: Engine, _r: Request): Promise<Response> {
  return Promise.resolve(new Response(''));
}
