/** The cases C31 to C35 of docs/screening.md: parties abroad by other names than their list's, each with what it leaves alone. */
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { listing, registry } from './build.ts';

const party = { kind: 'party', source: 'partyfacts', country: 'SI' };

const ready = registry([
  listing('Tulpanova Ljudska Fronta', party),
  listing('Sinja Galica – Pozitivna Dunija', party),
  listing('Tulpaani Ykkönen (Dyyni)', party),
  listing('Quarrelhampton - Save Our Dune Services', { ...party, country: 'GB' }),
  listing('Quorvex', party),
  listing('Dawn', party),
  listing('Jutarnji Zvon Party', { ...party, aliases: ['Morning Bell Hill Party'] }),
  listing('Wodny Krakus', { ...party, aliases: ['Water Gnome'] }),
  listing('Bright Future', party),
  listing('Golden Dawn', party),
  listing('Rule of Law', party),
  listing('Dunian Lantern (Switzerland)', party),
  listing('Gullery Rights – Northern Dunia', party),
  listing('Orlanda Mirova – Stranka Orlanda', party),
  listing('Konvergentia', party),
  listing('Duindemokraten', party),
  listing('Zornix Party', party),
  listing('Youth Party', party),
  listing('Dune Lighthouse – Quillback Gullery', { kind: 'political action committee' }),
]);

const by = (payer: Payer) => {
  const { outcome, rule, listing: named } = screenPayer(ready, payer);
  return [outcome, rule, named?.name ?? null];
};

test.each<[which: string, organisation: string, rule: string, named: string | null]>([
  ['C32 with its letters', 'Tulpanova Ljudska Fronta (TLJF)', 'near-name', 'Tulpanova Ljudska Fronta'],
  ['C32 with another name', 'Wodny Krakus / Water Gnome', 'near-name', 'Wodny Krakus'],
  ['C32 in whatever order', 'Water Gnome; Wodny Krakus', 'near-name', 'Wodny Krakus'],
  ['C32 with its wing', 'Wodny Krakus (centre right)', 'near-name', 'Wodny Krakus'],
  ['C33 the first of two names', 'Sinja Galica', 'shared-name', 'Sinja Galica – Pozitivna Dunija'],
  ['C33 one word that is anybody’s', 'Konvergentia', 'shared-name', 'Konvergentia'],
  ['C33 without what is in brackets', 'Tulpaani Ykkönen', 'shared-name', 'Tulpaani Ykkönen (Dyyni)'],
  ['C34 with “party”', 'Quorvex Party', 'near-name', 'Quorvex'],
  ['C34 with “party” and a country', 'Wodny Krakus Party of Slovenia', 'near-name', 'Wodny Krakus'],
  ['C34 without “party”', 'Jutarnji Zvon', 'near-name', 'Jutarnji Zvon Party'],
  ['C35 a branch', 'Zornix Party Dune Valley Branch', 'near-name', 'Zornix Party'],
  ['C31 in its own language', 'Dunijska ljudska stranka', 'calls-itself-political', null],
])('%s: %s', (_, organisation, rule, named) => {
  const [outcome, found, name] = by({ name: 'Ann Lee', organisation });
  expect([outcome, found]).toEqual(['unclear', rule]);
  if (named !== null) expect(name).toBe(named);
});

test.each([
  ['C32 one plain word beside another name', 'Dawn / Dusk'],
  ['C32 a firm’s own dash', 'Water Gnome - Plumbing'],
  ['C32 a centre', 'Bright Future - Childcare Centre'],
  ['C32 a bakery', 'Golden Dawn (Bakery)'],
  ['C32 a firm that is half an alias', 'Wodny Krakus (Credit Office)'],
  ['C32 a charity’s country', 'Oxfam (Switzerland)'],
  ['C32 a town', 'Greenpeace - Northern Dunia'],
  ['C33 what stands in brackets', 'Switzerland'],
  ['C33 a place behind the dash', 'Northern Dunia'],
  ['C33 a place before the dash', 'Quarrelhampton'],
  ['C33 a motto behind the dash', 'Pozitivna Dunija'],
  ['C34 another country', 'Indonesian Wodny Krakus'],
  ['C34 a word that is spelled nearly so', 'Jutarnyi Zvon'],
  ['C35 no party’s by its name', 'Golden Dawn Branch Library'],
  ['C35 a library', 'Zornix Party Branch Library'],
  ['C35 a youth centre', 'Bright Future Youth Centre'],
  ['C35 a ministry for the young', 'Quorvex Youth Ministry'],
  ['C35 a section of anything', 'Rule of Law Section'],
  ['C33 of a committee that is no party', 'Quillback Gullery'],
  ['C34 with another word', 'Quorvex Plumbing'],
  ['C34 a company', 'Jutarnji Zvon Ltd'],
  ['C34 plain words without “party”', 'Morning Bell Hill'],
  ['C35 no branch', 'Zornix Party Dune Valley Bus'],
  ['C35 a branch’s word in the party’s own name', 'Youth Party Dune Valley Bus'],
])('%s passes: %s', (_, organisation) => {
  expect(by({ name: 'Ann Lee', organisation })[0]).toBe('clear');
});

test('C32 to C35 are of the field for organisations: a person is no party', () => {
  for (const name of ['Quorvex Party', 'Jutarnji Zvon', 'Wodny Krakus / Water Gnome'])
    expect(by({ name })[1], name).not.toBe('near-name');
});

test('a party’s part holds, whatever it says of itself', () => {
  const parts = registry([
    listing('Extraordinary Dune Congress – Zornix', party),
    listing('New Dune World Party (Dunia)', party),
  ]);
  for (const organisation of ['Extraordinary Dune Congress', 'New Dune World Party'])
    expect(screenPayer(parts, { name: 'Ann Lee', organisation }).outcome, organisation).toBe('unclear');
});

test('one word refuses where it says that it is a party’s', () => {
  expect(by({ name: 'Ann Lee', organisation: 'Duindemokraten' })[0]).toBe('political');
  expect(by({ name: 'Ann Lee', organisation: 'Konvergentia' })[0]).toBe('unclear');
});
