/** The names of listings on their way into the index: one entry for each name and alias. */
import { surnameOfCandidate } from '#app/domain/screening/text/campaign-year.ts';
import { derivedText, type DerivedName } from './derived-names.ts';
import { inOrder } from './letter-order.ts';
import type { Listing } from '#app/domain/screening/listing.ts';
import { compactForms, labelsOf, type ReadName } from '#app/domain/screening/text/name.ts';
import { numberRows, Numbers, type NumberRows } from './number-rows.ts';
import { PHRASE_WORDS } from '#app/domain/screening/text/phrases.ts';
import {
  COMMITTEE,
  DERIVED,
  GROUP_WORD,
  MARKER,
  OF_CANDIDATE,
  PARTY,
  POLITICAL,
  READS_AS_PERSON,
  SPONSORLESS,
  tailBucket,
  type RegistryIndex,
} from './registry-index.ts';
import { isOfCandidate, isOfParty, isSponsorless } from './sponsor.ts';
import { compileSpelling } from './spelling-index.ts';
import { NumberedStrings, stringAt, stringTable, type StringTable } from './string-table.ts';
import { isGroupWord, isMarker, LONG_SPELLINGS } from '#app/domain/screening/text/vocabulary.ts';
import { bitsOf } from '#app/domain/screening/text/weight.ts';

/** Forms by their numbers, and the entries that are called so. */
class Calls {
  readonly #forms: Numbers;
  readonly #entries: Numbers;

  constructor(expected: number) {
    this.#forms = new Numbers(expected);
    this.#entries = new Numbers(expected);
  }

  add(form: number, entry: number): void {
    this.#forms.push(form);
    this.#entries.push(entry);
  }

  /** For each of so many forms the entries that are called so. */
  rows(formCount: number): NumberRows {
    return numberRows(formCount, this.#forms.all(), this.#entries.all());
  }
}

/** Names on their way into the tables, one after the other: nothing of a name is kept but numbers and letters. */
export class Entries {
  #count = 0;
  readonly #owners: Uint32Array<ArrayBuffer>;
  readonly #places: Uint16Array<ArrayBuffer>;
  readonly #flags: Uint8Array<ArrayBuffer>;
  readonly #bits: Float32Array<ArrayBuffer>;
  /** Names and labels without spaces, mostly the same ones. */
  readonly #forms: NumberedStrings;
  readonly #names: Calls;
  readonly #labels: Calls;
  readonly #bareLabels: Calls;
  /** Few, and met again and again: here objects that live on are cheaper than letters compared. */
  readonly #words = new Map<string, number>();
  /** Of each word, worked out when it is first met. */
  readonly #wordBits: number[] = [];
  readonly #wordFlags: number[] = [];
  /** The words of all entries one after the other, and where those of each begin. */
  readonly #entryWords: Numbers;
  readonly #wordStarts: Uint32Array<ArrayBuffer>;
  readonly #candidates = new Set<string>();
  readonly #derived = new NumberedStrings();
  readonly #derivedEntries = new Numbers();
  readonly #derivedTexts = new Numbers();

  /** At most so many; about as many as `expected`, for which there is room from the beginning. */
  constructor(most: number, expected: number) {
    this.#owners = new Uint32Array(most);
    this.#places = new Uint16Array(most);
    this.#flags = new Uint8Array(most);
    this.#bits = new Float32Array(most);
    this.#forms = new NumberedStrings(expected);
    this.#names = new Calls(expected);
    this.#labels = new Calls(expected);
    this.#bareLabels = new Calls(expected);
    this.#entryWords = new Numbers(4 * expected);
    this.#wordStarts = new Uint32Array(most + 1);
    for (const word of [...PHRASE_WORDS, ...LONG_SPELLINGS]) this.#wordNumber(word);
  }

  /** The listing's own names, as they are read; the first is its name. */
  add(listing: Listing, owner: number, names: readonly ReadName[]): void {
    names.forEach((read, place) => {
      this.#addName(listing, owner, read, place);
    });
  }

  /** A derived one, that is read as some name. */
  addDerived(listing: Listing, owner: number, derived: DerivedName, read: ReadName): void {
    this.#derivedEntries.push(this.#count);
    this.#derivedTexts.push(this.#derived.numberFor(derivedText(derived)));
    this.#addName(listing, owner, read, DERIVED);
  }

  tables() {
    const count = this.#count;
    const words = stringTable([...this.#words.keys()]);
    const forms = this.#forms.table();
    const nameEntries = this.#names.rows(this.#forms.count);
    const entryWords = {
      starts: this.#wordStarts.slice(0, count + 1),
      values: this.#entryWords.all().slice(),
    };
    return {
      entryListings: this.#owners.slice(0, count),
      entryPlaces: this.#places.slice(0, count),
      derivedEntries: this.#derivedEntries.all().slice(),
      derivedTexts: this.#derivedTexts.all().slice(),
      derived: this.#derived.table(),
      entryFlags: this.#flags.slice(0, count),
      entryBits: this.#bits.slice(0, count),
      words,
      wordBits: Float32Array.from(this.#wordBits),
      wordFlags: Uint8Array.from(this.#wordFlags),
      spelling: compileSpelling(words),
      entryWords,
      wordEntries: turnedOver(entryWords, this.#words.size),
      forms,
      nameEntries,
      ...orderTables(forms, nameEntries),
      candidates: stringTable([...this.#candidates]),
      labelEntries: this.#labels.rows(this.#forms.count),
      bareLabelEntries: this.#bareLabels.rows(this.#forms.count),
    };
  }

  #addName(listing: Listing, owner: number, read: ReadName, place: number): void {
    if (read.compact === '') return;
    const entry = this.#count++;
    this.#owners[entry] = owner;
    this.#places[entry] = place;
    for (const form of compactForms(read)) this.#names.add(this.#forms.numberFor(form), entry);
    const isCommittee = listing.tier === 'committee';
    const isPolitical = isCommittee ? this.#addWords(read.canonical, entry) : read.canonical.some(isMarker);
    this.#wordStarts[entry + 1] = this.#entryWords.count;
    this.#flags[entry] =
      (isCommittee ? COMMITTEE : 0) |
      (listing.readsAsPerson ? READS_AS_PERSON : 0) |
      (isSponsorless(listing) ? SPONSORLESS : 0) |
      (isOfCandidate(listing) ? OF_CANDIDATE : 0) |
      (isOfParty(listing) ? PARTY : 0) |
      (isPolitical ? POLITICAL : 0);
    if (!isCommittee) return;
    const surname = surnameOfCandidate(read.canonical);
    if (surname !== null) this.#candidates.add(surname);
    const labels = labelsOf(read);
    // The domain of a person's name is as likely that of another person.
    const own = listing.readsAsPerson ? this.#bareLabels : this.#labels;
    for (const label of labels.own) own.add(this.#forms.numberFor(label), entry);
    for (const label of labels.bare) this.#bareLabels.add(this.#forms.numberFor(label), entry);
  }

  /** True where one of them makes the name political. */
  #addWords(canonical: readonly string[], entry: number): boolean {
    let flags = 0;
    let bits = 0;
    for (const word of canonical) {
      const number = this.#wordNumber(word);
      this.#entryWords.push(number);
      flags |= this.#wordFlags[number] ?? 0;
      bits = Math.fround(bits + (this.#wordBits[number] ?? 0));
    }
    this.#bits[entry] = bits;
    return (flags & MARKER) !== 0;
  }

  #wordNumber(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const number = this.#words.size;
    this.#words.set(word, number);
    this.#wordBits.push(bitsOf(word));
    this.#wordFlags.push(wordFlagsOf(word));
    return number;
  }
}

/** For each of so many values the rows in which it stands. */
function turnedOver({ starts, values }: NumberRows, count: number): NumberRows {
  const rows = new Uint32Array(values.length);
  for (let row = 0; row + 1 < starts.length; row++) rows.fill(row, starts[row], starts[row + 1]);
  return numberRows(count, values, rows);
}

function wordFlagsOf(word: string): number {
  return (isMarker(word) ? MARKER : 0) | (isGroupWord(word) ? GROUP_WORD : 0);
}

/** Those of the forms that are names, by their letters and by how they end. */
function orderTables(
  forms: StringTable,
  { starts }: NumberRows,
): Pick<RegistryIndex, 'namesInOrder' | 'namesByTail'> {
  const names = Uint32Array.from(forms.ends.keys()).filter((form) => starts[form] !== starts[form + 1]);
  const buckets = 2 ** Math.ceil(Math.log2(names.length + 2));
  const tails = names.map((name) => tailBucket(stringAt(forms, name), buckets));
  return { namesByTail: numberRows(buckets, tails, names), namesInOrder: inOrder(forms, names) };
}
