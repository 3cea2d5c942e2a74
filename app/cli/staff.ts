/** `npm run staff -- create EMAIL ROLE`: prints the one-time link by which a new person of the staff signs up. */
import { buildDeps } from '#app/deps.server.ts';
import { staffRoles } from '#app/domain/permissions.ts';
import { readEnv } from '#app/env.server.ts';
import { invitationHours, inviteStaff } from '#app/usecases/invite-staff.ts';

const usage = `npm run staff -- create EMAIL ROLE

Prints a link where this person chooses a name and a password. It works once and for ${String(invitationHours)} hours;
a newer one for the same address makes older ones void. Roles: ${staffRoles.join(', ')}.`;

async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  const [verb, email, role, ...rest] = args;
  if (verb !== 'create' || email === undefined || role === undefined || rest.length > 0) {
    console.error('Expected: npm run staff -- create EMAIL ROLE (--help says more).');
    return 1;
  }
  const deps = await buildDeps(readEnv());
  try {
    const outcome = await inviteStaff(deps.ports, { email, role });
    switch (outcome.kind) {
      case 'invited':
        console.log(outcome.url);
        return 0;
      case 'already-staff':
        console.error(`${email} has an account at the desk already.`);
        return 1;
      case 'invalid':
        console.error(`${outcome.problem}.`);
        return 1;
    }
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
