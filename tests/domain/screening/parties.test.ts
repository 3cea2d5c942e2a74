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
  listing('Quorvex', party),
  listing('Dawn', party),
  listing('Jutarnji Zvon Party', { ...party, aliases: ['Morning Bell Hill Party'] }),
  listing('Wodny Krakus', party),
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
  ['C32 with its leader', 'Water Gnome; Wodny Krakus', 'near-name', 'Wodny Krakus'],
  ['C33 the first of two names', 'Sinja Galica', 'shared-name', 'Sinja Galica – Pozitivna Dunija'],
  ['C33 the second', 'Pozitivna Dunija', 'shared-name', 'Sinja Galica – Pozitivna Dunija'],
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
