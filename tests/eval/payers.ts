/** Payers as a form, a payment page and a card would show them. */
import type { Payer } from '#app/domain/screening/payer.ts';
import { plainPerson, type Draw } from './people.ts';

const FREE_MAIL = [
  'gmail.com',
  'gmail.com',
  'yahoo.com',
  'outlook.com',
  'icloud.com',
  'hotmail.com',
  'aol.com',
  'protonmail.com',
  'gmx.de',
  'web.de',
  'live.co.uk',
  'mail.ru',
  'qq.com',
  'comcast.net',
];
const BOXES = ['info', 'office', 'hello', 'contact', 'accounts', 'billing', 'jane', 'r.lee'];
/** Most groups are named in the organisation field, with a person's card; some pay in their own name. */
export function placed(given: string, isOnCard: boolean, random: Draw): Payer {
  if (isOnCard || random.chance(0.25)) return { name: given, billingName: given, email: anyMail(random) };
  if (random.chance(0.1))
    return {
      name: given,
      organisation: given,
      billingName: given.toUpperCase().slice(0, 26),
      email: anyMail(random),
    };
  return paidBy(random, { organisation: given });
}

export function paidBy(random: Draw, extra: Payer): Payer {
  const { shown } = plainPerson(random);
  return { name: shown, billingName: shown.toUpperCase().slice(0, 26), email: anyMail(random), ...extra };
}

/** Drawn alike for every label, so that the address itself says nothing. */
export function anyMail(random: Draw): string {
  const { given, family } = plainPerson(random);
  return mailOf(given, family, random);
}

export function mailOf(given: string, family: string, random: Draw): string {
  const [first, last] = [given, family].map(
    (name) =>
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '') || 'reader',
  );
  return random.pick([
    `${first}.${last}@${random.pick(FREE_MAIL)}`,
    `${first}${random.below(99)}@${random.pick(FREE_MAIL)}`,
    `${last}@${random.pick(FREE_MAIL)}`,
    `${first}@${last}.${random.pick(['com', 'net', 'org', 'me', 'co.uk'])}`,
    `${random.pick(BOXES)}@${last}${random.pick(['law', 'group', 'family', 'consulting', ''])}.com`,
  ]);
}

/** Half of them write from a domain of their own, and one in six pays in its own name. */
export function organisationPayer(name: string, random: Draw): Payer {
  const label = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 30);
  const own =
    label.length > 3 && random.chance(0.5)
      ? { email: `${random.pick(BOXES)}@${label}${random.pick(['.com', '.org', '.net', '.us'])}` }
      : {};
  const written = random.pick([name, name, name.toUpperCase(), name.toLowerCase()]);
  if (random.chance(0.17))
    return { name: written, billingName: written.toUpperCase().slice(0, 26), email: anyMail(random), ...own };
  return paidBy(random, { organisation: written, ...own });
}
