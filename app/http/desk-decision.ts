/** The desk's forms that decide and that take a decision back: read, and answered where nothing was done. */
import { data as answer } from '@remix-run/node';
import type { DecisionErrors } from '#app/domain/review.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskHeaders, textField } from './staff-session.ts';

export interface DecisionInput {
  readonly decision: string;
  readonly reason: string;
  readonly note: string;
}

/** The radio button that was chosen names decision and reason in one: `clear:private-person`. */
export function readDecision(form: FormData): DecisionInput {
  const [decision = '', reason = ''] = textField(form, 'choice').split(':', 2);
  return { decision, reason, note: textField(form, 'note') };
}

/** What the page shows after a decision that failed: the reason in words, and the input to try again with. */
export interface FailedDecision {
  readonly problem: string | null;
  readonly draft: { readonly choice: string; readonly note: string; readonly errors: DecisionErrors };
}

export function failedDecision(
  status: 409 | 422,
  input: DecisionInput,
  { problem = null, errors = {} }: { readonly problem?: string | null; readonly errors?: DecisionErrors },
) {
  const choice = input.decision === '' ? '' : `${input.decision}:${input.reason}`;
  // Without any choice "clear or refuse" is the wrong question: the reason says both.
  const shown = choice === '' && errors.decision !== undefined ? { reason: 'none' as const } : errors;
  const draft = { choice, note: input.note, errors: shown };
  return answer<FailedDecision>({ problem, draft }, { status, headers: deskHeaders });
}

export function tooLateToUndo(form: FormData) {
  return failedDecision(409, readDecision(form), { problem: deskTexts.decision.nothingToUndo });
}
