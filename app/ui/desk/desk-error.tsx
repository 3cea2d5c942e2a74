/** What the desk says when a page cannot be shown: unknown, not permitted, used up, or our failure. */
import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';

const words: Readonly<Record<number, { title: string; text: string }>> = {
  400: {
    title: 'This form isn’t one of ours',
    text: 'Nothing was done. Go back, load the page again, and send it once more.',
  },
  403: { title: 'You may not see this', text: 'Your role does not allow it. An admin can change that.' },
  404: { title: 'There is nothing here', text: 'The address may be cut off or mistyped.' },
  410: {
    title: 'This link is used up',
    text: 'A sign-up link works once and for 48 hours. Sign in if you have used it; else ask for a new one.',
  },
  // Nobody knows whether the last request was written before the outage began.
  503: {
    title: 'The database can’t be reached',
    text: 'Please try again in a minute. If you just decided something, check whether it is there before you do it again.',
  },
};
const failed = {
  title: 'This did not work',
  text: 'The fault is ours. Nothing was decided by it; please try again.',
};

function useWords(): { title: string; text: string } {
  const error = useRouteError();
  return (isRouteErrorResponse(error) ? words[error.status] : undefined) ?? failed;
}

/** Within the frame of the desk. */
export function DeskError() {
  const { title, text } = useWords();
  return (
    <section className="desk-error">
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <ButtonLink href={paths.desk()}>Go to the desk</ButtonLink>
      </p>
    </section>
  );
}

/** A page of its own, for those who are not at the desk or may not enter it; whoever is signed in can leave. */
export function DeskErrorPage() {
  const error = useRouteError();
  const { title, text } = useWords();
  const isForbidden = isRouteErrorResponse(error) && error.status === 403;
  return (
    <main className="sign-in">
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      {isForbidden ? (
        <form method="post" action={paths.deskSignOut()}>
          <Button>Sign out</Button>
        </form>
      ) : (
        <p>
          <ButtonLink href={paths.desk()}>Go to the desk</ButtonLink>
        </p>
      )}
    </main>
  );
}
