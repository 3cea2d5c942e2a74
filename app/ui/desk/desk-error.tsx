/** What the desk says when a page cannot be shown: unknown, not permitted, used up, or our failure. */
import { isRouteErrorResponse, useRouteError, type MetaDescriptor } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';

const { errors: words } = deskTexts;

function wordsOf(error: unknown): { title: string; text: string } {
  return (isRouteErrorResponse(error) ? words.byStatus[error.status] : undefined) ?? words.failed;
}

/** The `meta` of a page that failed; nothing where it did not. */
export function deskErrorTitle(error: unknown): MetaDescriptor[] {
  return error === undefined ? [] : [{ title: wordsOf(error).title }, { name: 'robots', content: 'noindex' }];
}

/** Within the frame of the desk. */
export function DeskError() {
  const { title, text } = wordsOf(useRouteError());
  return (
    <section className="desk-error">
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
  const { title, text } = wordsOf(error);
  const isForbidden = isRouteErrorResponse(error) && error.status === 403;
  return (
    <main className="sign-in">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <ButtonLink href={paths.desk()}>{words.toDesk}</ButtonLink>
      </p>
      {isForbidden && (
        <form method="post" action={paths.deskSignOut()}>
          <Button kind="secondary">{words.signOut}</Button>
        </form>
      )}
    </main>
  );
}
