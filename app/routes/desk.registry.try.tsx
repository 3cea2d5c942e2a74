/** The "try a name" box at the desk. Names are personal data, so it is a form and never an address. */
import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskFrame } from '#app/http/desk-page.ts';
import { deskHeaders, requireStaff, textField } from '#app/http/staff-session.ts';
import { DeskError } from '#app/ui/desk/desk-error.tsx';
import { DeskFrame } from '#app/ui/desk/desk-frame.tsx';
import { TryPage } from '#app/ui/desk/tried-payer.tsx';
import { listQueue } from '#app/usecases/list-queue.ts';
import { tryPayer } from '#app/usecases/try-payer.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ports } = context.deps;
  const member = await requireStaff(request, ports, 'read-registry');
  return { frame: deskFrame(ports, member, await listQueue(ports)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ports } = context.deps;
  await requireStaff(request, ports, 'read-registry');
  const form = await request.formData();
  const values = {
    organisation: textField(form, 'organisation'),
    name: textField(form, 'name'),
    billingName: textField(form, 'billingName'),
    email: textField(form, 'email'),
  };
  const outcome = tryPayer(ports, values);
  const status = outcome.kind === 'empty' ? 422 : 200;
  const tried = outcome.kind === 'empty' ? null : outcome;
  return answer({ values, tried }, { status, headers: deskHeaders });
}

export const headers = () => deskHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Try a name – ${data.frame.siteName}` }] : [];

const nothing = { organisation: '', name: '', billingName: '', email: '' };

export default function Try() {
  const { frame } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <DeskFrame {...frame} current="registry">
      <TryPage
        values={sent?.values ?? nothing}
        tried={sent?.tried ?? null}
        isEmpty={sent !== undefined && sent.tried === null}
      />
    </DeskFrame>
  );
}

export function ErrorBoundary() {
  return <DeskError />;
}
