/** What goes and what stays when a donor has what we know of them deleted, and that it was. */
import type { DeletionObstacle } from '#app/domain/donor-deletion.ts';
import { textsFor } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { Button, ButtonLink } from '#app/ui/buttons.tsx';
import { ErrorNote } from '#app/ui/form-errors.tsx';
import { Part, Ways } from '#app/ui/giving/page-parts.tsx';
import { MessagePage } from '#app/ui/page-frame.tsx';

export function DeletionPage({
  locale,
  obstacles,
}: {
  locale: string;
  /** Why nothing was deleted when the button was pressed. */
  obstacles: readonly DeletionObstacle[];
}) {
  const { kicker, deletion: texts } = textsFor(locale).supporters;
  return (
    <div className="giving">
      <header>
        <p className="kicker">{kicker}</p>
        <h1>{texts.heading}</h1>
      </header>
      {obstacles.length > 0 && (
        <ErrorNote title={texts.notYet}>
          {obstacles.map((obstacle) => (
            <p key={obstacle}>{texts.obstacles[obstacle]}</p>
          ))}
          <p>{texts.again}</p>
        </ErrorNote>
      )}
      <Part label={texts.goesTitle}>
        <p>{texts.goes}</p>
      </Part>
      <Part label={texts.staysTitle}>
        <p>{texts.stays}</p>
      </Part>
      <Part label={texts.standingTitle}>
        <p>{texts.standing}</p>
      </Part>
      <Part label={texts.afterTitle}>
        <p>{texts.after}</p>
        <Ways>
          <form method="post" action={paths.supporterDeletion()}>
            <Button>{texts.button}</Button>
          </form>
          <a href={paths.supporters()}>{texts.back}</a>
        </Ways>
      </Part>
    </div>
  );
}

export function DeletedPage({ locale }: { locale: string }) {
  const { kicker, deletion } = textsFor(locale).supporters;
  return (
    <MessagePage kicker={kicker} title={deletion.done.heading}>
      <p>{deletion.done.text}</p>
      <p>
        <ButtonLink href={paths.home()} kind="secondary">
          {deletion.done.home}
        </ButtonLink>
      </p>
    </MessagePage>
  );
}
