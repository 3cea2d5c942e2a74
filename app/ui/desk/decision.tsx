/** What staff decide about what waits for them, of any kind: the form, the decision that can be undone, or that it is too late. */
import type { Teachings } from '#app/domain/learning.ts';
import { clockTime, type Place } from '#app/domain/moments.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { StatusNote } from '#app/ui/status-note.tsx';
import { DecisionForm, UndoForm, type DecisionDraft } from './decision-form.tsx';
import { ClearTeaches, RefuseTeaches } from './teaching.tsx';

/** What a decision means for one kind of thing. */
export interface DecisionWords {
  readonly clear: DecisionMeaning;
  readonly refuse: DecisionMeaning;
  /** Said where the deadline has passed. */
  readonly tooLate: string;
}

interface DecisionMeaning {
  readonly legend: string;
  readonly button: string;
  /** What follows once it is in force, after "Then". */
  readonly consequence: string;
}

interface DecisionProps {
  readonly action: string;
  readonly subject:
    | { readonly state: 'held' }
    | { readonly state: 'decided'; readonly decision: 'clear' | 'refuse'; readonly decisionInForceAt: Date };
  /** Undecided by then, nobody decides it any more. */
  readonly deadline: Date;
  readonly words: DecisionWords;
  readonly teaches: Teachings;
  readonly draft: DecisionDraft;
  readonly now: Date;
  readonly place: Place;
}

const { decision: texts, moments } = deskTexts;

export function Decision({ action, subject, deadline, words, teaches, draft, now, place }: DecisionProps) {
  if (subject.state === 'decided') {
    const { decision, decisionInForceAt: inForceAt } = subject;
    return (
      <div role="status">
        <StatusNote
          title={texts.inForceAt(texts.decided[decision], clockTime(inForceAt, place))}
          tone="checked"
        >
          <p>{inForceAt > now ? texts.then(words[decision].consequence) : texts.carriedOut}</p>
          {inForceAt > now && <UndoForm action={action} minutes={moments.minutesLeft(inForceAt, now)} />}
        </StatusNote>
      </div>
    );
  }
  if (deadline <= now) return <StatusNote title={texts.tooLate(words.tooLate)} />;
  const { clear, refuse } = words;
  return (
    <DecisionForm
      action={action}
      draft={draft}
      clear={{ ...clear, teaches: teaches.clear.length > 0 && <ClearTeaches taught={teaches.clear} /> }}
      refuse={{ ...refuse, teaches: teaches.refuse.length > 0 && <RefuseTeaches taught={teaches.refuse} /> }}
    />
  );
}
