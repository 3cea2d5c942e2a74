/** What a standing gift brought before it was refused: a person looks whether it is returned. */
import { stamp, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { StatusNote } from '#app/ui/status-note.tsx';
import { useMay } from './desk-context.tsx';

const words = deskTexts.standingGift.earlier;

interface Props {
  readonly gift: {
    readonly id: string;
    readonly state: string;
    readonly startedAt: Date | null;
    readonly closeOutcome: string | null;
    readonly earlierLeftAt: Date | null;
    readonly earlierLeftBy: string | null;
  };
  /** Those that nobody refused after they were received. */
  readonly hereCount: number;
  readonly place: Place;
}

/** Nothing where it never was refused after it was paid for. Its payments are listed below this. */
export function EarlierGifts({ gift, hereCount, place }: Props) {
  const mayLeave = useMay('review');
  if (gift.closeOutcome !== 'refused' || gift.startedAt === null) return null;
  if (gift.earlierLeftAt !== null)
    return <p className="soft">{words.left(gift.earlierLeftBy, stamp(gift.earlierLeftAt, place))}</p>;
  if (hereCount === 0) return <p className="soft">{words.allReturned}</p>;
  return (
    <StatusNote title={words.title(hereCount)}>
      <p>{words.text}</p>
      {mayLeave && gift.state === 'refused' && (
        <form method="post" action={paths.deskStandingGift(gift.id)}>
          <input type="hidden" name="intent" value="leave-earlier" />
          <Button kind="secondary">{words.leave}</Button>
        </form>
      )}
    </StatusNote>
  );
}
