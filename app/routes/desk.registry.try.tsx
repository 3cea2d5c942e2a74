/** The "try a name" box at the desk. Names are personal data, so it is a form and never an address. */
import { data as answer } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { deskAction, deskLoader } from '#app/http/desk-access.ts';
import { deskHeaders, textField } from '#app/http/staff-session.ts';
import { deskTitle, type DeskHandle } from '#app/ui/desk/desk-page.tsx';
import { TryPage } from '#app/ui/desk/tried-payer.tsx';
import { tryPayer } from '#app/usecases/try-payer.ts';

export const loader = deskLoader('read-registry', () => Promise.resolve(null));

/** It changes nothing, so whoever reads the registry may ask it. */
export const action = deskAction('read-registry', ({ ports, form }) => {
  const values = {
    organisation: textField(form, 'organisation'),
    name: textField(form, 'name'),
    billingName: textField(form, 'billingName'),
    email: textField(form, 'email'),
  };
  const outcome = tryPayer(ports, values);
  const status = outcome.kind === 'empty' ? 422 : 200;
  const tried = outcome.kind === 'empty' ? null : outcome;
  return Promise.resolve(answer({ values, tried }, { status, headers: deskHeaders }));
});

export const handle: DeskHandle = { section: 'registry' };
export const meta = deskTitle(deskTexts.tryName.title);

const nothing = { organisation: '', name: '', billingName: '', email: '' };

export default function Try() {
  const sent = useActionData<typeof action>();
  return (
    <TryPage
      values={sent?.values ?? nothing}
      tried={sent?.tried ?? null}
      isEmpty={sent !== undefined && sent.tried === null}
    />
  );
}
