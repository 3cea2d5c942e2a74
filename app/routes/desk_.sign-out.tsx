/** Signing out of the desk. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { seeOther } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { signOutStaff } from '#app/usecases/sign-out-staff.ts';

/** A link must not sign anybody out: only the form does. */
export function loader() {
  return seeOther(paths.desk());
}

export async function action({ request, context }: ActionFunctionArgs) {
  return seeOther(paths.deskSignIn(), await signOutStaff(context.deps.ports, request.headers));
}
