/** `npm run staff`: accounts at the desk, from the server. */
import { buildDeps } from '#app/deps.server.ts';
import { staffRoles } from '#app/domain/permissions.ts';
import { readEnv } from '#app/env.server.ts';
import type { Ports } from '#app/ports.ts';
import { changeStaffRole } from '#app/usecases/change-staff-role.ts';
import { endStaff } from '#app/usecases/end-staff.ts';
import { invitationHours, inviteStaff } from '#app/usecases/invite-staff.ts';
import { listStaff } from '#app/usecases/list-staff.ts';

const roles = staffRoles.join(', ');
const usage = `npm run staff -- create EMAIL ROLE
npm run staff -- list
npm run staff -- role EMAIL ROLE
npm run staff -- remove EMAIL

create   prints a link where this person chooses a name and a password. It works once and for ${String(invitationHours)} hours;
         a newer one for the same address makes older ones void
list     who can sign in, who is invited, who left
role     gives this person another role, from now on, and tells them by mail
remove   ends this person's account: they are signed out everywhere and told by mail; their name stays in the records
Roles: ${roles}.`;

/** As the mails name who did it: their readers know of no command. */
const actor = { id: 'npm run staff', name: 'Whoever runs the site' };
const expected = 'Expected create EMAIL ROLE, list, role EMAIL ROLE or remove EMAIL (--help says more).';

/** What to print; a problem is one line. */
type Done = { readonly lines: readonly string[] } | { readonly problem: string };

type Verb = (ports: Ports, email: string, role: string) => Promise<Done>;

const verbs: Readonly<Record<string, { readonly arity: number; readonly run: Verb }>> = {
  create: { arity: 2, run: create },
  list: { arity: 0, run: list },
  role: { arity: 2, run: changeRole },
  remove: { arity: 1, run: remove },
};

async function create(ports: Ports, email: string, role: string): Promise<Done> {
  const outcome = await inviteStaff(ports, { email, role, by: null });
  switch (outcome.kind) {
    case 'invited':
      return { lines: [outcome.url] };
    case 'already-staff':
      return { problem: `${email} has an account at the desk already.` };
    case 'invalid':
      return { problem: outcome.errors.email ? noAddress(email) : noRole(role) };
  }
}

const noAddress = (email: string) => `${JSON.stringify(email)} is not an email address.`;
const noRole = (role: string) => `${JSON.stringify(role)} is not a role; there are ${roles}.`;
const notStaff = (email: string) =>
  `${email} has no account at the desk; npm run staff -- list shows who has.`;
const onlyAdmin = (email: string) => `${email} is the only admin: make somebody else an admin first.`;

async function list(ports: Ports): Promise<Done> {
  const { current, invited, left } = await listStaff(ports);
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const lines = [
    ...current.map(({ role, email, name }) => `${(role ?? 'none').padEnd(8)}  ${email}  ${name}`),
    ...invited.map(
      ({ role, email, expiresAt }) => `${role.padEnd(8)}  ${email}  invited until ${expiresAt.toISOString()}`,
    ),
    ...left.map(({ email, name, endedAt }) => `left      ${email}  ${name}, ${day(endedAt)}`),
  ];
  return { lines: lines.length === 0 ? ['Nobody has an account yet.'] : lines };
}

async function changeRole(ports: Ports, email: string, role: string): Promise<Done> {
  switch (await changeStaffRole(ports, { email, role, actor })) {
    case 'changed':
      return { lines: [`${email} is ${role} from now on.`] };
    case 'same-role':
      return { lines: [`${email} is ${role} already.`] };
    case 'no-role':
      return { problem: noRole(role) };
    case 'not-staff':
      return { problem: notStaff(email) };
    case 'only-admin':
      return { problem: onlyAdmin(email) };
  }
}

async function remove(ports: Ports, email: string): Promise<Done> {
  switch (await endStaff(ports, { email, actor })) {
    case 'ended':
      return { lines: [`${email} is signed out everywhere and cannot sign in any more.`] };
    case 'not-staff':
      return { problem: notStaff(email) };
    case 'only-admin':
      return { problem: onlyAdmin(email) };
  }
}

async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const [name = '', email = '', role = ''] = args;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb?.arity !== args.length - 1) {
    console.error(expected);
    return 1;
  }
  const deps = await buildDeps(readEnv());
  try {
    const done = await verb.run(deps.ports, email, role);
    if ('problem' in done) console.error(done.problem);
    else for (const line of done.lines) console.log(line);
    return 'problem' in done ? 1 : 0;
  } finally {
    await deps.stop();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
