/** The words of the pages before the desk: signing in, and signing up by a one-time link. */
import {
  nameLengthMax,
  passwordLengthMax,
  passwordLengthMin,
  type AccountErrors,
} from '#app/domain/staff.ts';

function nameProblem(problem: NonNullable<AccountErrors['name']>): string {
  return problem === 'missing'
    ? 'Write your name: it is shown beside your decisions.'
    : `Keep the name under ${String(nameLengthMax)} characters.`;
}

/** Of a password that is chosen, wherever that is. */
export function passwordProblem(problem: NonNullable<AccountErrors['password']>): string {
  switch (problem.kind) {
    case 'too-short':
      return `Use at least ${String(passwordLengthMin)} characters; this has ${String(problem.length)}.`;
    case 'too-long':
      return `Use at most ${String(passwordLengthMax)} characters; this has ${String(problem.length)}.`;
    case 'guessable':
      return 'This one is easy to guess. Use a longer sentence, or four words that have nothing to do with each other.';
  }
}

export const signIn = {
  pageTitle: (siteName: string) => `Sign in – ${siteName}`,
  title: 'Staff desk',
  wrong: 'The email address or the password is not right.',
  limited: (minutes: number) =>
    `Too many tries. Please wait ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`} and try again.`,
  errorsTitle: 'You are not signed in',
  email: 'Email',
  password: 'Password',
  signIn: 'Sign in',
  signUp: {
    pageTitle: (siteName: string) => `Sign up – ${siteName}`,
    title: 'Join the staff desk',
    errorsTitle: 'The account was not made',
    errors: {
      name: nameProblem,
      password: passwordProblem,
      repeated: 'The two passwords differ. Write the same one twice.',
    },
    /** Before the address. */
    accountFor: 'This account will be for',
    name: 'Your name',
    nameHint: 'Shown beside your decisions.',
    password: 'Password',
    passwordHint: `At least ${String(passwordLengthMin)} characters; a sentence is easy to remember.`,
    repeated: 'The same password again',
    make: 'Make the account and sign in',
  },
};
