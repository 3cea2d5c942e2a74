/** The words of the desk's page about one's own account. */
import { passwordProblem } from './sign-in.ts';

export const account = {
  title: 'Your account',
  who: (email: string, role: string | null) => (role === null ? email : `${email}, ${role}`),
  sessions: {
    title: 'Where you are signed in',
    hint: 'A session ends by itself after twelve hours. End one that you don’t know, and change your password.',
    /** What a browser said of itself: either may be missing. */
    browser: (browser: string | null, system: string | null) =>
      browser === null || system === null
        ? (browser ?? system ?? 'A browser that doesn’t say which')
        : `${browser} on ${system}`,
    since: (at: string) => `signed in ${at}`,
    current: 'this browser',
    end: 'Sign out there',
    endOf: (browser: string) => ` (${browser})`,
    endOthers: 'Sign out everywhere else',
  },
  password: {
    title: 'Another password',
    errorsTitle: 'Your password is as it was',
    current: 'The password you have',
    chosen: 'The new one',
    hint: 'At least 12 characters; a sentence is easy to remember. You stay signed in here, and nowhere else.',
    repeated: 'The new one again',
    button: 'Change the password',
    errors: {
      current: 'This is not the password you have.',
      password: passwordProblem,
      repeated: 'The two passwords differ. Write the same one twice.',
    },
    limited: (minutes: number) =>
      `Too many tries. Please wait ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`} and try again.`,
    done: 'Your password is changed, and every other browser is signed out.',
  },
};
