/** Donations of the past that would not pass today, and closing what staff looked into. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, seeOther, textField } from '#app/http/staff-session.ts';
import { paths } from '#app/paths.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { RescreeningReport } from '#app/ui/desk/rescreening-report.tsx';
import { closeFinding } from '#app/usecases/close-finding.ts';
import { listQueue } from '#app/usecases/list-queue.ts';
import { listRescreenings } from '#app/usecases/list-rescreenings.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-donations');
  const query = new URL(request.url).searchParams;
  const [shown, queue] = await Promise.all([
    listRescreenings(ports, { openAfter: query.get('open'), closedAfter: query.get('closed') }),
    listQueue(ports),
  ]);
  return { frame: deskFrame(ports, member, queue), shown };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  const actor = await requireStaff(request, ports, 'review');
  const form = await request.formData();
  const [id, note] = [textField(form, 'id'), textField(form, 'note')];
  const failed = (
    status: number,
    problem: string | null,
    draft: { id: string; note: string; problem: string } | null,
  ) => answer({ problem, draft }, { status, headers: deskHeaders });
  const outcome = await closeFinding(ports, { id, note, actor });
  switch (outcome.kind) {
    case 'closed':
      return seeOther(paths.deskRescreening());
    case 'closed-before':
      return failed(409, 'This was closed already; it stands below with its note.', null);
    case 'unknown-finding':
      return failed(404, 'There is no such finding.', null);
    case 'invalid':
      return failed(422, null, { id, note, problem: outcome.problem });
  }
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Gifts screened again – ${data.frame.siteName}` }] : [];

export default function Rescreening() {
  const { frame, shown } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="registry">
      <RescreeningReport
        shown={shown}
        draft={failure?.draft ?? null}
        problem={failure?.problem ?? null}
        now={frame.now}
        place={frame.place}
      />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}
