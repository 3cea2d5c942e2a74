/** The page on which a donor stops reminders, before and after. */
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';

export function RemindersPage({
  site,
  token,
  isStopped,
}: {
  site: { readonly name: string; readonly locale: string };
  token: string;
  isStopped: boolean;
}) {
  const texts = textsFor(site.locale).reminders;
  const { heading, marked } = isStopped ? texts.stopped : texts.ask;
  return (
    <MessagePage kicker={texts.kicker} title={`${heading} ${marked}`}>
      {isStopped ? (
        <>
          <p role="status">{texts.stopped.what}</p>
          <p>{texts.stopped.back}</p>
        </>
      ) : (
        <>
          <p>{texts.ask.what(site.name)}</p>
          <p>{texts.ask.stays}</p>
          <form method="post" action={paths.reminders(token)}>
            <Button>{texts.ask.button}</Button>
          </form>
        </>
      )}
    </MessagePage>
  );
}
