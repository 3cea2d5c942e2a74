import { expect, test } from 'vitest';
import { lessonOf, readAlias, teachingsOf } from '#app/domain/learning.ts';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import type { Payer } from '#app/domain/screening/payer.ts';
import { reasonsOf } from '#app/domain/screening/screening.ts';
import { listing, registry } from './screening/build.ts';

const names = [
  listing('Citizens for Northern Light', { id: 'light' }),
  listing('Harbor Valley Victory Fund PAC', { id: 'harbor' }),
  listing('Jane Doe', { id: 'jane', readsAsPerson: true }),
];
const state = registry(names);
const screened = (payer: Payer) => screenPayer(state, payer);

test('a clearing sets apart each thing that counted from the listing it resembled, once', () => {
  const screening = screened({
    organisation: 'Citizens for Northern Light Society',
    name: 'Citizens for Northern Light Society',
    billingName: 'Jane Doe',
    email: 'office@citizensfornorthernlight.org',
  });
  const { allowlist, aliases } = lessonOf('clear', 'not-political', screening, state.index);
  expect(aliases).toEqual([]);
  expect(
    allowlist.map(({ given, nameCompact, listingId }) => [given, nameCompact, listingId]).sort(),
  ).toEqual([
    ['Citizens for Northern Light Society', 'citizensfornorthernlightsociety', 'light'],
    ['citizensfornorthernlight.org', 'citizensfornorthernlightorg', 'light'],
  ]);
});

test('a clearing looks behind the listing that hid others, so that the next donation is not held for those', () => {
  const names = ['Republican Party', 'Republican Party (United States)', 'The Republican Party Society'];
  const several = registry(names);
  const payer = { name: 'Republican Party' };
  const first = screenPayer(several, payer);
  expect(first).toMatchObject({ outcome: 'political', listing: { name: 'Republican Party' } });
  const { allowlist } = lessonOf('clear', 'same-name-only', first, several.index);
  expect(allowlist.length).toBeGreaterThan(1);
  expect(screenPayer(registry(names, allowlist), payer).outcome).toBe('clear');
  // Without the registry the screening alone can teach.
  expect(lessonOf('clear', 'same-name-only', first, null).allowlist).toHaveLength(1);
});

test('who was held for what the name says of itself, and cleared, is not held for it again', () => {
  const payer = { organisation: 'Sample Dunes PAC', name: 'Ann Lee' };
  const held = screened(payer);
  expect(held).toMatchObject({ rule: 'calls-itself-political', outcome: 'unclear' });
  const { allowlist } = lessonOf('clear', 'not-political', held, state.index);
  expect(allowlist).toContainEqual({
    given: 'Sample Dunes PAC',
    nameCompact: 'sampledunespac',
    listingId: 'own-words',
  });
  expect(screenPayer(registry(names, allowlist), payer).outcome).toBe('clear');
  expect(screenPayer(registry(names, allowlist), { organisation: 'Other Dunes PAC' }).outcome).toBe(
    'unclear',
  );
  expect(teachingsOf(held, state.index).clear).toContainEqual({ given: 'Sample Dunes PAC', listings: [] });
});

test('who was held for two weak resemblances together, and cleared, is not held for them again', () => {
  const lake = [listing('SILVER LAKE COMMITTEE', { sponsor: 'Silver Lake Lodge' })];
  const payer = { organisation: 'Silver Pond Committee', name: 'Ann Lee', email: 'x@silverlake.com' };
  const held = screenPayer(registry(lake), payer);
  expect(held.rule).toBe('fields-agree');
  const { allowlist } = lessonOf('clear', 'not-political', held, registry(lake).index);
  expect(screenPayer(registry(lake, allowlist), payer).outcome).toBe('clear');
});

test('a name within a text that was cleared teaches the whole text, and the listed group is refused as before', () => {
  const dunes = [listing('SILVER DUNES PAC')];
  const payer = { organisation: 'Lake Forum, formerly Silver Dunes PAC' };
  const held = screenPayer(registry(dunes), payer);
  expect(held).toMatchObject({ outcome: 'unclear', listing: { name: 'SILVER DUNES PAC' } });
  expect(held.evidence.fields[0]?.given).toBe(payer.organisation);
  expect(held.evidence.fields[0]?.givenWords.map(({ text }) => text).join(' ')).toBe(
    'Lake Forum, formerly Silver Dunes PAC',
  );
  const { allowlist } = lessonOf('clear', 'not-political', held, registry(dunes).index);
  expect(screenPayer(registry(dunes, allowlist), payer).outcome).toBe('clear');
  expect(screenPayer(registry(dunes, allowlist), { organisation: 'Silver Dunes PAC' }).outcome).toBe(
    'political',
  );
});

test('a name pasted twice is forgiven as it is read, once', () => {
  const names = [listing('COMMUNITY FIRST')];
  const payer = { organisation: 'Comunity FirstComunity First' };
  const held = screenPayer(registry(names), payer);
  expect(held.outcome).toBe('unclear');
  const { allowlist } = lessonOf('clear', 'not-political', held, registry(names).index);
  expect(allowlist.map(({ given }) => given)).toEqual(['Comunity First']);
  expect(screenPayer(registry(names, allowlist), payer).outcome).toBe('clear');
});

test('who was held for one of several offices in a post code is forgiven for all of them', () => {
  const lake = ['SILVER LAKE', 'SILVER DUNE'].map((name) =>
    listing(`${name} COMMITTEE`, { sponsor: `${name} Lodge`, postalCode: '20001' }),
  );
  const payer = { organisation: 'Silver Pond Committee', country: 'US', postalCode: '20001' };
  const held = screenPayer(registry(lake), payer);
  expect(held.rule).toBe('fields-agree');
  const { allowlist } = lessonOf('clear', 'not-political', held, registry(lake).index);
  expect(screenPayer(registry(lake, allowlist), payer).outcome).toBe('clear');
});

test('a post code teaches nothing, and who was held for it is not held for it again', () => {
  const lake = [listing('SILVER LAKE COMMITTEE', { sponsor: 'Silver Lake Lodge', postalCode: '20001' })];
  const payer = { organisation: 'Silver Pond Committee', country: 'US', postalCode: '20001' };
  const held = screenPayer(registry(lake), payer);
  expect(held.rule).toBe('fields-agree');
  const { allowlist } = lessonOf('clear', 'not-political', held, registry(lake).index);
  expect(allowlist.map(({ given }) => given)).toEqual(['Silver Pond Committee']);
  expect(screenPayer(registry(lake, allowlist), payer).outcome).toBe('clear');
  expect(lessonOf('refuse', 'is-listed-group', held, registry(lake).index).aliases).toEqual([]);
});

test('“the payer is the listed group” teaches the group’s other name and its domain, and nothing that could be a person’s', () => {
  const screening = screened({
    name: 'Citizens for Northern Light Society',
    email: 'office@citizensfornorthernlight.org',
  });
  const { allowlist, aliases } = lessonOf('refuse', 'is-listed-group', screening, state.index);
  expect(allowlist).toEqual([]);
  expect(aliases.map(({ kind, text, listingId }) => [kind, text, listingId]).sort()).toEqual([
    ['domain', 'citizensfornorthernlight.org', 'light'],
    ['name', 'Citizens for Northern Light Society', 'light'],
  ]);
  const [name] = screening.evidence.fields.filter(({ field }) => field === 'name');
  const person = { ...screening, evidence: { fields: name ? [{ ...name, given: 'Jane Northern' }] : [] } };
  expect(person.evidence.fields).toHaveLength(1);
  expect(lessonOf('refuse', 'is-listed-group', person, state.index).aliases).toEqual([]);
});

test('the listing’s own name in other letters is no other name of it', () => {
  const screening = screened({ name: 'CITIZENS for Northern-Light' });
  expect(screening.listing?.id).toBe('light');
  expect(lessonOf('refuse', 'is-listed-group', screening, state.index).aliases).toEqual([]);
});

test('a refused card teaches no name, and other reasons to refuse teach nothing', () => {
  const card = screened({ name: 'Robin Reader', cardRefused: { listingId: 'light', listingName: 'Light' } });
  expect(lessonOf('clear', 'private-person', card, state.index)).toEqual({ allowlist: [], aliases: [] });
  expect(lessonOf('refuse', 'is-listed-group', card, state.index)).toEqual({ allowlist: [], aliases: [] });
  const near = screened({ name: 'Citizens for Northern Light Society' });
  for (const reason of ['acts-for-group', 'is-political-group', 'not-genuine'])
    expect(lessonOf('refuse', reason, near, state.index)).toEqual({ allowlist: [], aliases: [] });
});

test('an alias by hand is kept as written, a domain as its registrable one', () => {
  expect(readAlias('name', '  Light Voters! ')).toMatchObject({
    alias: { kind: 'name', text: 'Light Voters!', textCompact: 'lightvoters' },
  });
  expect(readAlias('domain', 'https://x')).toHaveProperty('problem');
  expect(readAlias('domain', 'News@Mail.Light.CO.UK')).toMatchObject({
    alias: { kind: 'domain', text: 'light.co.uk', textCompact: 'lightcouk' },
  });
  expect(readAlias('name', '自由民主党')).toHaveProperty('alias');
});

test('what could be a person’s name, is too short or too long, is turned away with the reason', () => {
  for (const text of ['Mary Jones', 'Smith, John', 'Zorblax Quentle', 'ab', '🙂', 'Vote '.repeat(60)])
    expect(readAlias('name', text), text).toHaveProperty('problem');
});

test('clearing a person who gives from an address at a group’s domain teaches nothing about the domain', () => {
  const group = [listing('Harbor Valley Victory Fund PAC', { id: 'harbor', domains: ['harborvalley.org'] })];
  const own = registry(group);
  const held = screenPayer(own, { name: 'Ann Lee', billingName: 'ANN LEE', email: 'ann@harborvalley.org' });
  expect(held).toMatchObject({ outcome: 'unclear', rule: 'office-address' });
  expect(lessonOf('clear', 'not-political', held, own.index)).toEqual({ allowlist: [], aliases: [] });
  // Nor does it where the name was a reason too, and teaches for itself.
  const both = screenPayer(own, {
    name: 'Ann Lee for Congress',
    billingName: 'ANN LEE',
    email: 'ann@harborvalley.org',
  });
  expect(reasonsOf(both).map(({ rule }) => rule)).toEqual(['office-address', 'calls-itself-political']);
  const { allowlist } = lessonOf('clear', 'not-political', both, own.index);
  expect(allowlist.map(({ given }) => given)).toEqual(['Ann Lee for Congress']);
});

test('names that together were a listed one, and were cleared, pass together the next time and not in one field', () => {
  const payer = { organisation: 'Harbor Valley', billingName: 'Victory Fund PAC', name: 'Ann Lee' };
  const held = screened(payer);
  expect(held).toMatchObject({ outcome: 'unclear', rule: 'names-together' });
  const { allowlist } = lessonOf('clear', 'not-political', held, state.index);
  expect(screenPayer(registry(names, allowlist), payer).outcome).toBe('clear');
  expect(lessonOf('refuse', 'is-listed-group', held, state.index).aliases).toEqual([]);
});
