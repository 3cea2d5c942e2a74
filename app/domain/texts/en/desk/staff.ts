/** The words of the desk's page about who works there. */
import type { StaffRole } from '#app/domain/permissions.ts';

const roles: Readonly<Record<StaffRole, { readonly name: string; readonly does: string }>> = {
  reviewer: { name: 'Reviewer', does: 'decides on gifts and appeals, and keeps the registry' },
  admin: { name: 'Admin', does: 'does that too, sends money back, and looks after accounts' },
  auditor: { name: 'Auditor', does: 'sees everything and changes nothing' },
  editor: { name: 'Editor', does: 'works on fact-checks; sees no donor and only published figures' },
};

export const staff = {
  roles,
  title: 'Staff',
  lead: 'Whoever is listed here can sign in. A person who leaves is signed out everywhere, and their name stays beside what they decided.',
  currentLabel: 'People who can sign in, by name',
  columns: { name: 'Name', email: 'Email', role: 'Role', since: 'Since', change: 'Change' },
  you: 'you',
  /** Where the stored role is none that this version knows. */
  unknownRole: 'None: may do nothing',
  role: {
    summary: 'Change role or end',
    of: (name: string) => ` of ${name}`,
    label: 'Role',
    button: 'Change the role',
    told: 'It holds at once, and is told by email.',
  },
  end: {
    title: 'They leave.',
    text: 'They are signed out everywhere at once and told by email. You can invite them again later.',
    button: (name: string) => `End ${name}’s account`,
    own: {
      title: 'You leave.',
      text: 'You are signed out everywhere at once, and an admin can invite you again later.',
    },
  },
  invite: {
    title: 'Invite somebody',
    email: 'Email',
    emailHint: 'The link goes there. It works once, for 48 hours; a newer one replaces it.',
    role: 'Role',
    choice: (role: StaffRole) => `${roles[role].name}: ${roles[role].does}`,
    button: 'Send the invitation',
    errorsTitle: 'Nobody was invited',
    noAddress: 'Write an email address, such as name@newsroom.org.',
    noRole: 'Choose a role.',
  },
  invited: {
    title: 'Invited',
    none: 'No invitation is open.',
    line: (email: string, role: string, until: string) =>
      `${email}, as ${role}; the link works until ${until}`,
    withdraw: 'Withdraw',
    withdrawOf: (email: string) => ` the invitation of ${email}`,
  },
  left: {
    title: 'Left',
    line: (name: string, email: string, on: string) => `${name} (${email}), ${on}`,
  },
  problems: {
    'already-staff': 'This person has an account already.',
    'not-staff': 'This person has no account any more. What is true now stands below.',
    'not-invited': 'This invitation was used or withdrawn already.',
    'only-admin': 'This is the only admin. Make somebody else an admin first.',
    'no-role': 'Choose one of the roles.',
  },
  done: {
    invited: (email: string) => `The invitation is on its way to ${email}.`,
  },
};
