/** Donations of the past that would not pass today, and closing what staff looked into. */
import { data as answer } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskAction, deskLoader } from '#app/http/desk-access.ts';
import { deskHeaders, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { useDesk } from '#app/ui/desk/desk-context.tsx';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import type { CloseDraft } from '#app/ui/desk/finding-article.tsx';
import { RescreeningReport } from '#app/ui/desk/rescreening-report.tsx';
import { closeFinding } from '#app/usecases/close-finding.ts';
import { listRescreenings } from '#app/usecases/list-rescreenings.ts';

const { rescreening: words } = deskTexts;

export const loader = deskLoader('read-donations', async ({ ports, url: { searchParams: query } }) => ({
  shown: await listRescreenings(ports, { openAfter: query.get('open'), closedAfter: query.get('closed') }),
}));

export const action = deskAction('review', async ({ ports, form, actor }) => {
  const [id, note] = [textField(form, 'id'), textField(form, 'note')];
  const failed = (status: number, problem: string | null, draft: CloseDraft | null) =>
    answer({ problem, draft }, { status, headers: deskHeaders });
  const outcome = await closeFinding(ports, { id, note, actor });
  switch (outcome.kind) {
    case 'closed':
      return seeOther(paths.deskRescreening());
    case 'closed-before':
      return failed(409, words.finding.problems[outcome.kind], null);
    case 'unknown-finding':
      return failed(404, words.finding.problems[outcome.kind], null);
    case 'invalid':
      return failed(422, null, { id, note, problem: outcome.problem });
  }
});

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(words.title);

export default function Rescreening() {
  const { shown } = useLoaderData<typeof loader>();
  const { now, place } = useDesk();
  const failure = useActionData<typeof action>();
  return (
    <RescreeningReport
      {...{ shown, now, place }}
      draft={failure?.draft ?? null}
      problem={failure?.problem ?? null}
    />
  );
}
