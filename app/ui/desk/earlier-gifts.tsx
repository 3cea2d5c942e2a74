/** What a standing gift brought before it was refused: a person looks whether it is returned. */
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/buttons.tsx';
import { StatusNote } from '#app/ui/status-note.tsx';
import { useMay } from './desk-context.tsx';
import { stamp, type Place } from './desk-words.ts';

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
    return (
      <p className="soft">
        {gift.earlierLeftBy ?? 'Somebody'} looked at what it brought before and left it,{' '}
        {stamp(gift.earlierLeftAt, place)}. Each payment below can still be refused and returned.
      </p>
    );
  if (hereCount === 0) return <p className="soft">Every payment of it was refused and returned.</p>;
  const words =
    hereCount === 1 ? 'An earlier gift is still here' : `${String(hereCount)} earlier gifts are still here`;
  return (
    <StatusNote title={`${words}. Return ${hereCount === 1 ? 'it' : 'them'}?`}>
      <p>
        The payer is refused from now on, and nothing of before was sent back. Open a payment below to refuse
        and return it, or leave what is here.
      </p>
      {mayLeave && gift.state === 'refused' && (
        <form method="post" action={paths.deskStandingGift(gift.id)}>
          <input type="hidden" name="intent" value="leave-earlier" />
          <Button kind="secondary">Leave the rest with us</Button>
        </form>
      )}
    </StatusNote>
  );
}
