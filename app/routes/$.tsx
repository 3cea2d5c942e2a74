/** Every address that is nobody else's: 404, through a route so that the page knows the newsroom's name. */

export function loader(): never {
  throw new Response(null, { status: 404 });
}

export const action = loader;

/** Never shown: the loader always throws, and root's boundary answers. */
export default function Nothing() {
  return null;
}
