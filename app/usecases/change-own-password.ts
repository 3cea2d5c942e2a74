/** A person of the staff chooses another password, having said the one they have. */
import { accountMail, composePasswordChange } from '#app/domain/mail-staff-account.ts';
import {
  guessedFirst,
  passwordErrors,
  passwordLengthMax,
  passwordStrengthMin,
  type AccountErrors,
  type StaffMember,
} from '#app/domain/staff.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

export interface OwnPasswordErrors extends Pick<AccountErrors, 'password' | 'repeated'> {
  readonly current?: 'wrong';
}

export type ChangeOwnPasswordOutcome =
  | { readonly kind: 'changed'; readonly cookies: readonly string[] }
  | { readonly kind: 'invalid'; readonly errors: OwnPasswordErrors }
  | { readonly kind: 'limited'; readonly waitSeconds: number };

/** Every other session ends with it, and a mail says so: where it was not the person, they hear of it. */
export async function changeOwnPassword(
  ports: Pick<
    Ports,
    'staff' | 'passwordStrength' | 'limits' | 'hasher' | 'site' | 'mails' | 'jobs' | 'ids' | 'clock'
  >,
  input: {
    readonly member: StaffMember;
    /** Of the request: whose session it is. */
    readonly headers: Headers;
    readonly current: string;
    readonly password: string;
    readonly repeated: string;
  },
): Promise<ChangeOwnPasswordOutcome> {
  const { staff, limits, hasher, site } = ports;
  const { member, headers, current, password } = input;
  const errors = passwordErrors(input);
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const known = guessedFirst(site, member.email, member.name);
  if ((await ports.passwordStrength(password, known)) < passwordStrengthMin)
    return { kind: 'invalid', errors: { password: { kind: 'guessable' } } };
  const limit = await limits.take('own-password', hasher.hash('email', member.email));
  if (!limit.allowed) return { kind: 'limited', waitSeconds: limit.waitSeconds };
  const isTyped = current !== '' && current.length <= passwordLengthMax;
  const cookies = isTyped ? await staff.changePassword(headers, { current, password }) : null;
  if (!cookies) return { kind: 'invalid', errors: { current: 'wrong' } };
  await tell(ports, member);
  return { kind: 'changed', cookies };
}

async function tell(
  { site, mails, jobs, ids, clock }: Pick<Ports, 'site' | 'mails' | 'jobs' | 'ids' | 'clock'>,
  { email }: StaffMember,
): Promise<void> {
  const [id, at] = [ids.row(), clock.now()];
  const mail = composePasswordChange({ site, at, url: site.url + paths.deskAccount() });
  await mails.add({
    ...accountMail('staff-password-changed', mail, { id, recipient: email }),
    createdAt: at,
  });
  await jobs.send('send-mail', id);
}
