/** Ordinary payers whose names come near to listed ones, and must pass. */
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { listing, registry } from '#tests/domain/screening/build.ts';

const ready = registry([
  listing('EDWARD JONES PAC'),
  listing('PPG INDUSTRIES INC PAC'),
  listing('REPUBLIC SERVICES, INC. EMPLOYEES FOR BETTER GOVERNMENT PAC'),
  listing('NAVIENT CORPORATION PAC (NAVIENT PAC)'),
  listing('THE GOODYEAR TIRE & RUBBER COMPANY GOOD GOVERNMENT FUND'),
  listing('AMERICAN RESORT DEVELOPMENT ASSOCIATION POLITICAL ACTION COMMITTEE'),
  listing('INTERNATIONAL UNION OF OPERATING ENGINEERS LOCAL 49 PAC'),
  listing('ARIZONA REPUBLICANS WHO BELIEVE IN TREATING OTHERS WITH RESPECT'),
  listing('ARKANSAS DEMOCRATIC PARTY'),
  listing('ELIZABETH HERNANDEZ FOR CONGRESS'),
  listing('CATHY MCMORRIS RODGERS FOR CONGRESS'),
  listing('ROBERT EXAMPLE', { readsAsPerson: true }),
  listing('HARBORSIDE CORPORATION EMPLOYEES PAC'),
  listing('KATHERINE ALEXANDRIA FERNANDEZ FOR CONGRESS'),
  listing('DEMOCRACY PAC'),
  listing('Community First'),
  listing('END CITIZENS UNITED'),
  listing('WINRED'),
  listing('AMERICAN CIVIL LIBERTIES UNION', { tier: 'filer' }),
]);

test.each([
  'Edward Jones',
  'PPG Industries, Inc.',
  'Republic Services',
  'Navient Corporation',
  'Harborside Corpora',
  'The Goodyear Tire & Rubber Company',
  'American Resort Development Association',
  'International Union of Operating Engineers Local 4',
  'Arizona Republican',
  'Arkansas Democrat-Gazette',
  'Democracy Coffee LLC',
  'First Community Corporation',
  'End Citizens United Rentals',
  'Win Red Wines',
  'American Civil Liberties Union',
  'PAC-12 Conference',
  'Elizabeth Hernandez',
])('the organisation "%s" passes', (organisation) => {
  expect(screenPayer(ready, { organisation, name: 'Ann Lee' })).toMatchObject({ outcome: 'clear' });
});

test.each([
  'Elizabeth Hernandez',
  'CATHY MCMORRIS RODGERS',
  'KATHERINE ALEXANDRIA FER',
  'Robert Example',
  'EXAMPLE, ROBERT',
  'Robert M. Example',
])('a person called "%s" passes, whatever committee bears the name', (name) => {
  const payer = { name, billingName: name.toUpperCase(), email: 'reader@gmail.com' };
  expect(screenPayer(ready, payer)).toMatchObject({ outcome: 'clear' });
});

test.each([
  'ann@gmail.com',
  'ann@democracycoffee.com',
  'not an address',
  '@',
  'a@b@[127.0.0.1]',
  'x@127.0.0.1',
])('the address "%s" says nothing about who pays', (email) => {
  expect(screenPayer(ready, { name: 'Ann Lee', email }).outcome).toBe('clear');
});
