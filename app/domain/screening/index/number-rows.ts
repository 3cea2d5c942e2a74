/** Rows of numbers of unequal length in two typed arrays: which entries have a word, which words an entry has. */

export interface NumberRows {
  /** Where each row starts in `values`; one more than there are rows. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly values: Uint32Array<ArrayBuffer>;
}

/** One row for each key from 0 to `rowCount`: the `values` that stand beside it in `keys`, in their order. */
export function numberRows(rowCount: number, keys: Uint32Array, values: Uint32Array): NumberRows {
  const starts = new Uint32Array(rowCount + 1);
  for (let at = 0; at < keys.length; at++) {
    const after = (keys[at] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let row = 0; row < rowCount; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const sorted = new Uint32Array(values.length);
  for (let at = 0; at < keys.length; at++) {
    const row = keys[at] ?? 0;
    const place = next[row] ?? 0;
    sorted[place] = values[at] ?? 0;
    next[row] = place + 1;
  }
  return { starts, values: sorted };
}

/** The numbers of one row; empty for a row that is not there. A view: not to be written to. */
export function rowAt({ starts, values }: NumberRows, row: number): Uint32Array {
  return row < 0 ? values.subarray(0, 0) : values.subarray(starts[row], starts[row + 1]);
}

/** Numbers as they come, on their way into an array. */
export class Numbers {
  count = 0;
  #numbers: Uint32Array<ArrayBuffer>;

  /** `expected`: about how many there will be, where that is known. */
  constructor(expected = 16) {
    this.#numbers = new Uint32Array(expected);
  }

  push(number: number): void {
    if (this.count === this.#numbers.length) this.#numbers = grown(this.#numbers, this.count + 1);
    this.#numbers[this.count++] = number;
  }

  /** A view until the next is added. */
  all(): Uint32Array<ArrayBuffer> {
    return this.#numbers.subarray(0, this.count);
  }
}

/** The same array where it has so many places, else one of at least twice its length. */
export function grown<
  A extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
>(array: A, length: number): A {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(length, 2 * array.length));
  longer.set(array);
  return longer;
}

/** Where in numbers in ascending order the first stands that is not below this one. */
export function placeIn(ascending: Uint32Array, number: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
