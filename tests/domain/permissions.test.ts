/** Who may what at the desk: the table of the code is the one that people read, and two roles are kept from what they must not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  may,
  parseRole,
  permissions,
  staffRoles,
  type Permission,
  type StaffRole,
} from '#app/domain/permissions.ts';
import { whoHears } from '#app/domain/staff.ts';

const operations = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'operations.md'), 'utf8');

/** Permission -> who has it, as the document says. */
function documented(): Record<string, string[]> {
  const [, head = '', rows = ''] =
    /^\| permission \|(.*)\|\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(operations) ?? [];
  const roles = head.split('|').map((cell) => cell.trim());
  return Object.fromEntries(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [, name = '', ...cells] = row.split('|').map((cell) => cell.trim());
        const permission = /^`([a-z-]+)`: \S/.exec(name)?.[1] ?? name;
        return [permission, roles.filter((_, at) => cells[at] === 'yes')];
      }),
  );
}

test('docs/operations.md says of every permission who has it', () => {
  const inOrder = (roles: readonly string[]) => staffRoles.filter((role) => roles.includes(role));
  const meant = Object.entries(permissions).map(([permission, roles]) => [permission, inOrder(roles)]);
  expect(documented()).toEqual(Object.fromEntries(meant));
});

const all = Object.keys(permissions) as Permission[];

test('an auditor reads all that anybody reads, and neither an auditor nor an editor changes anything', () => {
  const reads = all.filter((permission) => permission.startsWith('read-'));
  expect(reads.filter((permission) => !may({ role: 'auditor' }, permission))).toEqual([]);
  const changes = all.filter((permission) => !reads.includes(permission) && permission !== 'enter-desk');
  expect(changes.length).toBeGreaterThan(3);
  for (const role of ['auditor', 'editor'] as const)
    expect(changes.filter((permission) => may({ role }, permission))).toEqual([]);
  expect(reads.filter((permission) => may({ role: 'editor' }, permission))).toEqual(['read-articles']);
});

test('a role that is none of ours may nothing', () => {
  expect(all.filter((permission) => may({ role: null }, permission))).toEqual([]);
  expect([parseRole('owner'), parseRole(''), parseRole('toString')]).toEqual([null, null, null]);
});

test('mails about gifts go to the admins, else to whoever reviews, else to auditors, and never to an editor', () => {
  const [admin, reviewer, auditor, editor] = [
    { role: 'admin' },
    { role: 'reviewer' },
    { role: 'auditor' },
    { role: 'editor' },
  ] as const;
  const nobody = { role: null };
  for (const [staff, heard] of [
    [
      [editor, reviewer, admin, auditor, admin],
      [admin, admin],
    ],
    [[nobody, auditor, editor, reviewer], [reviewer]],
    [[editor, auditor, nobody], [auditor]],
    [[editor, nobody], []],
    [[], []],
  ] as const)
    expect(whoHears<{ readonly role: StaffRole | null }>(staff)).toEqual(heard);
});
