/** What a reader sees where a page failed: its title and words by the status, and the way on. */
import { isRouteErrorResponse } from '@remix-run/react';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { isGiftPath, paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/buttons.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';

interface Failure {
  /** As a route's `meta` or error boundary is given it. */
  readonly error: unknown;
  readonly locale: string;
  /** Left out where no gift's page can be. */
  readonly pathname?: string;
}

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

const isGiftMissing = ({ error, pathname = '' }: Failure) => statusOf(error) === 404 && isGiftPath(pathname);

export function failureWords(failure: Failure): { title: string; text: string } {
  const { frame } = textsFor(failure.locale);
  const status = statusOf(failure.error);
  if (status === 404) return isGiftMissing(failure) ? frame.giftNotFound : frame.notFound;
  if (status === 503) return frame.unavailable;
  return status < 500 ? frame.refusedRequest : frame.failed;
}

export function FailurePage(failure: Failure) {
  const { title, text } = failureWords(failure);
  const { giftNotFound, back } = textsFor(failure.locale).frame;
  return (
    <MessagePage kicker={String(statusOf(failure.error))} title={title}>
      <p>{text}</p>
      {isGiftMissing(failure) ? (
        <>
          <p>
            <ButtonLink href={paths.supporters()}>{giftNotFound.onward}</ButtonLink>
          </p>
          <p>
            <a href={paths.home()}>{back}</a>
          </p>
        </>
      ) : (
        <p>
          <ButtonLink href={paths.home()}>{back}</ButtonLink>
        </p>
      )}
    </MessagePage>
  );
}
