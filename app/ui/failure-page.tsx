/** What a reader sees where a page failed: its title and words by the status, and the way on. */
import { isRouteErrorResponse } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

/** `error` as a route's `meta` or error boundary is given it. */
export function failureWords(error: unknown, locale: string): { title: string; text: string } {
  const { frame } = textsFor(locale);
  const status = statusOf(error);
  if (status === 404) return frame.notFound;
  if (status === 503) return frame.unavailable;
  return status < 500 ? frame.refusedRequest : frame.failed;
}

export function FailurePage({ error, locale }: { error: unknown; locale: string }) {
  const { title, text } = failureWords(error, locale);
  return (
    <MessagePage kicker={String(statusOf(error))} title={title}>
      <p>{text}</p>
      <p>
        <ButtonLink href={paths.home()}>{textsFor(locale).frame.back}</ButtonLink>
      </p>
    </MessagePage>
  );
}
