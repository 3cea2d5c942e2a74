/** Whatever else is asked for below the desk: there is nothing, and the frame stands around that. */
import { deskLoader, notFound } from '#app/http/desk-access.ts';

export const loader = deskLoader('enter-desk', (): Promise<null> => {
  throw notFound();
});

export default function Nothing() {
  return null;
}
