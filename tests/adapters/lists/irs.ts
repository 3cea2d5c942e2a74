/** Builders of the IRS's records for tests; persons and places in them are invented. */

export interface NoticeValues {
  readonly form: string;
  readonly ein: string;
  readonly name: string;
  readonly email: string;
  readonly insertedAt: string;
  readonly final: '0' | '1';
  readonly state: string;
  readonly purpose: string;
}

/** A notice (form 8871). */
export function notice(values: Partial<NoticeValues> = {}): string {
  const { form, ein, name, email, insertedAt, final, state, purpose } = {
    form: '9000001',
    ein: '990000001',
    name: 'Sample Victory Fund',
    email: 'no@email',
    insertedAt: '2018-01-26 19:52:00',
    final: '0' as const,
    state: 'IN',
    purpose: 'To elect a sample candidate.',
    ...values,
  };
  const address = `1 Sample St||Columbus|${state}|47201|`;
  const persons = ['Custodian Person', 'Contact Person'].map((person) => `${person}|${address}`).join('|');
  return `1|8871|${form}|1|0|${final}|${ein}|${name}|${address}|${email}|20180126|${persons}|${address}|0||0|${purpose}|20180126|${insertedAt}|1|1`;
}

/** A related entity. */
export function related(values: { form?: string; ein?: string; name: string; relation?: string }): string {
  const { form = '9000001', ein = '990000001', name, relation = 'Connected' } = values;
  return `R|${form}|72908|Sample Victory Fund|${ein}|${name}|${relation}|1 Sample St|Suite 600|Harrisburg|PA|17101||`;
}

export const director =
  'D|9000001|152013|Sample Victory Fund|990000001|Director Person|Treasurer|1 Sample St||Columbus|IN|47201||';
export const contribution =
  'A|9000009|1|Sample Victory Fund|990000001|Giver Person|1 Sample St||Columbus|IN|47201||None|500|Teacher|500|20180126|';

/** A file with its header and its closing count. */
export function irsFile(records: readonly string[], counted = records.length): string {
  return ['H|20261101|0311|F|', ...records, `F|20261101|0311|${String(counted)}|`].join('\n') + '\n';
}
