/** Staff: who works at the desk, what each role may do, and what a password and a name must be like. */
import { z } from 'zod';
import { cleanLine } from './clean-text.ts';

export const staffRoles = ['reviewer', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Null where the stored role is not one of ours: such a person may nothing. */
  readonly role: StaffRole | null;
}

/** What can be done at the desk, and by whom; each loader and action names the one it needs. */
export const permissions = {
  'read-donations': ['reviewer', 'admin'],
  review: ['reviewer', 'admin'],
  'read-registry': ['reviewer', 'admin'],
  /** Imports, and what staff teach the screening: whoever may decide on a donation may do both. */
  'change-registry': ['reviewer', 'admin'],
  /** Sends money back to a donor. */
  refund: ['admin'],
  /** Has Stripe's events acted on again. */
  'replay-events': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>;
export type Permission = keyof typeof permissions;

export function may(member: Pick<StaffMember, 'role'>, permission: Permission): boolean {
  return member.role !== null && (permissions[permission] as readonly StaffRole[]).includes(member.role);
}

/** Whom the newsroom's own mails go to: the admins, or everybody at the desk where there are none, for somebody must hear of it. */
export function whoHears<M extends Pick<StaffMember, 'role'>>(staff: readonly M[]): readonly M[] {
  const admins = staff.filter(({ role }) => role === 'admin');
  return admins.length > 0 ? admins : staff;
}

/** The role that a text names; null where it names none. */
export function parseRole(text: string): StaffRole | null {
  return staffRoles.find((role) => role === text) ?? null;
}

/** An email address as accounts are kept under it: trimmed, lower case; null where it is none. */
export function parseStaffEmail(text: string): string | null {
  const parsed = z.email().max(254).safeParse(text.trim().toLowerCase());
  return parsed.success ? parsed.data : null;
}

/** Length is what makes a password hard to guess; rules about signs only make it hard to remember. */
export const passwordLengthMin = 12;
/** Hashing takes time in proportion; nobody types more. */
export const passwordLengthMax = 128;
const nameLengthMax = 80;

export interface AccountErrors {
  readonly name?: string;
  readonly password?: string;
  readonly repeated?: string;
}

/** A new account's name and password; the name is trimmed, the password kept to the letter. */
export function parseAccount(input: {
  name: string;
  password: string;
  repeated: string;
}):
  | { readonly ok: true; readonly name: string; readonly password: string }
  | { readonly ok: false; readonly errors: AccountErrors } {
  const name = cleanLine(input.name);
  const { password } = input;
  const errors: { -readonly [Field in keyof AccountErrors]: AccountErrors[Field] } = {};
  if (name === '') errors.name = 'Write your name: it is shown beside your decisions.';
  else if (name.length > nameLengthMax) errors.name = `Keep the name under ${nameLengthMax} characters.`;
  if (password.length < passwordLengthMin) {
    errors.password = `Use at least ${passwordLengthMin} characters; this has ${password.length}.`;
  } else if (password.length > passwordLengthMax) {
    errors.password = `Use at most ${passwordLengthMax} characters; this has ${password.length}.`;
  } else if (password !== input.repeated) {
    errors.repeated = 'The two passwords differ. Write the same one twice.';
  }
  return Object.keys(errors).length === 0 ? { ok: true, name, password } : { ok: false, errors };
}
