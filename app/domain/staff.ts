/** Staff: who works at the desk, and what a password and a name must be like. What each role may do stands in permissions.ts. */
import { z } from 'zod';
import { cleanLine } from './clean-text.ts';
import { may, type StaffRole } from './permissions.ts';

/** Who did something, as its record names them: a person of the staff, or a command on the server. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** A command as the one who acts: whoever may run it on the server needs no account. */
export function commandActor(command: string): Actor {
  return { id: command, name: command };
}

export interface StaffMember extends Actor {
  readonly email: string;
  /** Null where the stored role is not one of ours: such a person may nothing. */
  readonly role: StaffRole | null;
}

/**
 * Whom the newsroom's own mails go to: the admins; where there are none, whoever may review; else whoever sees donations, for
 * somebody must hear of it. Never an editor: these mails tell of gifts.
 */
export function whoHears<M extends Pick<StaffMember, 'role'>>(staff: readonly M[]): readonly M[] {
  const circles = [
    staff.filter(({ role }) => role === 'admin'),
    staff.filter((member) => may(member, 'review')),
    staff.filter((member) => may(member, 'read-donations')),
  ];
  return circles.find((circle) => circle.length > 0) ?? [];
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
export const nameLengthMax = 80;

export interface AccountErrors {
  readonly name?: 'missing' | 'too-long';
  readonly password?:
    { readonly kind: 'too-short' | 'too-long'; readonly length: number } | { readonly kind: 'guessable' };
  readonly repeated?: 'differs';
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
  const errors: AccountErrors = {
    ...(name === ''
      ? { name: 'missing' as const }
      : name.length > nameLengthMax && { name: 'too-long' as const }),
    ...passwordErrors(input),
  };
  return Object.keys(errors).length === 0
    ? { ok: true, name, password: input.password }
    : { ok: false, errors };
}

/** What is wrong with a password that was chosen and written twice, but for how easy it is to guess. */
export function passwordErrors({
  password,
  repeated,
}: {
  readonly password: string;
  readonly repeated: string;
}): Pick<AccountErrors, 'password' | 'repeated'> {
  const { length } = password;
  if (length < passwordLengthMin) return { password: { kind: 'too-short', length } };
  if (length > passwordLengthMax) return { password: { kind: 'too-long', length } };
  return password === repeated ? {} : { repeated: 'differs' };
}

/** Of zxcvbn's 0 to 4: offline, 3 takes some 10^8 guesses at the least. A second factor is no excuse for a known password. */
export const passwordStrengthMin = 3;

/** Words that whoever guesses this person's password would try first: of the site and of the person, whole, in parts, and run together. */
export function guessedFirst(
  site: { readonly name: string; readonly url: string },
  email: string,
  name: string,
): string[] {
  const texts = [site.name, new URL(site.url).hostname, email, email.split('@', 1)[0] ?? '', name];
  const words = texts.flatMap((text) => {
    const parts = text.split(/[^\p{L}\p{N}]+/u);
    return [text, parts.join(''), ...parts];
  });
  return [...new Set(words)].filter((word) => word.length > 2);
}
