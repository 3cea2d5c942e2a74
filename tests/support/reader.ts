/** A reader without a browser: sends the form as a page does, and pays at the local Stripe. */
import { donationFields, readDonationForm, type DonationField } from '#app/domain/donation-form.ts';
import { currentAttestation, currentPledge } from '#app/domain/pledge.ts';

export function formBody(values: Partial<Record<DonationField, string>> = {}): URLSearchParams {
  const form: Partial<Record<DonationField, string>> = {
    amount: '500',
    attestation: 'yes',
    currency: 'USD',
    locale: 'en',
    pledgeVersion: currentPledge.version,
    attestationVersion: currentAttestation.version,
    ...values,
  };
  return new URLSearchParams(
    Object.entries(form).map(([field, value]) => [donationFields[field as DonationField], value]),
  );
}

/** The same, as the app has read it. */
export function giftForm(values: Partial<Record<DonationField, string>> = {}) {
  const body = formBody(values);
  return readDonationForm((name) => body.get(name));
}

/** Posts the form; answers as the app did, redirects not followed. */
export function sendForm(
  url: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/donate`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: url, ...headers },
  });
}

export async function control<T = unknown>(url: string, action: Record<string, unknown>): Promise<T> {
  const response = await fetch(`${url}/sandbox/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  const answer = (await response.json()) as T;
  if (!response.ok) throw new Error(`control ${JSON.stringify(action)}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The session whose payment page the form led to. */
export async function openPaymentPage(
  url: string,
  values: Partial<Record<DonationField, string>> = {},
): Promise<string> {
  const answer = await sendForm(url, formBody(values));
  const location = answer.headers.get('location') ?? '';
  const session = /cs_test_\w+/.exec(location)?.[0];
  if (answer.status !== 303 || !session)
    throw new Error(`expected a payment page, got ${String(answer.status)} ${location}`);
  return session;
}
