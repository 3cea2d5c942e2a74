/** What the desk says when a page cannot be shown: unknown, not permitted, used up, or our failure. */
import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';

const { errors: words } = deskTexts;

function useWords(): { title: string; text: string } {
  const error = useRouteError();
  return (isRouteErrorResponse(error) ? words.byStatus[error.status] : undefined) ?? words.failed;
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
        <ButtonLink href={paths.desk()}>{words.toDesk}</ButtonLink>
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
          <Button>{words.signOut}</Button>
        </form>
      ) : (
        <p>
          <ButtonLink href={paths.desk()}>{words.toDesk}</ButtonLink>
        </p>
      )}
    </main>
  );
}
