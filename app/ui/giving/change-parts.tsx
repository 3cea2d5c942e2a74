/** What the pages share on which a donor changes a standing gift. */
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { paths } from '#app/paths.ts';
import { ErrorNote } from '#app/ui/form-errors.tsx';

export type ChangeProblem = keyof Texts['giftChanges']['problems'];

export interface ChangeSite {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
}

/** Why nothing was changed, above all else. */
export function ChangeProblemNote({
  problem,
  texts,
}: {
  problem: ChangeProblem | null;
  texts: Texts['giftChanges'];
}) {
  return (
    problem !== null && (
      <ErrorNote>
        <p>{texts.problems[problem]}</p>
      </ErrorNote>
    )
  );
}

export function BackToGift({ token, texts }: { token: string; texts: Texts['giftChanges'] }) {
  return (
    <p className="giving-foot">
      <a href={paths.standingGift(token)}>{texts.back}</a>
    </p>
  );
}
