/** How the desk writes numbers: as English does, in words where a sentence begins. */

const small = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** A count as a sentence begins with it: "Four", and figures above twelve. */
export function countWord(value: number): string {
  return small[value] ?? String(value);
}

/** 15536 as "15,536". */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** A count with its noun: "1 listing", "2,000 listings". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export const counts = { count, counted };
