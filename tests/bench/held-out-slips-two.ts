/**
 * Further kinds of corruption that stand in the bench alone, written by someone who had not read the matcher: what happens
 * to a name between a committee's letterhead and a payment form or card. At first sight 87.6% were caught; what the set showed in
 * general was mended then and once more, so that it is not unseen any more.
 */
import { titled } from '#tests/eval/case.ts';
import type { Random } from '#tests/eval/random.ts';
import type { Slip } from '#tests/eval/slips.ts';

function wordsOf(name: string): string[] {
  return titled(name).trim().split(/\s+/);
}

/** Changes one word of letters alone; null where no word is long enough, or where nothing else would be left to go by. */
function changeLongWord(
  name: string,
  lettersMin: number,
  random: Random,
  change: (word: string) => string,
): string | null {
  const words = wordsOf(name);
  const places = words.flatMap((word, at) =>
    /^\p{L}+$/u.test(word) && word.length >= lettersMin ? [at] : [],
  );
  if (words.length < 2 || places.length === 0) return null;
  const at = random.pick(places);
  return words.map((word, place) => (place === at ? change(word) : word)).join(' ');
}

/** As a card statement or a bank feed has it. */
const cardDescriptor: Slip = (name, random) => {
  const text = wordsOf(name).join(' ').toUpperCase();
  // PayPal's own have no spaces
  if (text.length <= 24 && random.chance(0.3)) {
    return `PAYPAL *${text.replace(/[^\p{L}\p{N}]/gu, '')} 402-935-7733 CA`;
  }
  return random.pick([
    `SQ *${text}`,
    `PAYPAL *${text}`,
    `TST* ${text}`,
    `SP ${text}`,
    `POS DEBIT VISA ${text}`,
    `CHECKCARD 0412 ${text}`,
    `PP*${text}`,
  ]);
};

const LIGATURES: readonly (readonly [string, string])[] = [
  ['ffi', '\uFB03'],
  ['ffl', '\uFB04'],
  ['ff', '\uFB00'],
  ['fi', '\uFB01'],
  ['fl', '\uFB02'],
];

/** Ligatures, and a word that was broken at a line's end. */
const pdfPaste: Slip = (name, random) => {
  const text = titled(name);
  const broken = changeLongWord(name, 7, random, (word) => {
    const at = 3 + random.below(word.length - 5);
    return word.slice(0, at) + random.pick(['\u00AD', '-\n', '- ']) + word.slice(at);
  });
  const pasted = LIGATURES.reduce((so, [letters, one]) => so.replaceAll(letters, one), broken ?? text);
  return pasted === text ? null : pasted;
};

/** As a social handle, a web address or the key of a CRM's export. */
const handleOrSlug: Slip = (name, random) => {
  const words = wordsOf(name)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '');
  if (words.length < 2) return null;
  const slug = words.join('-').toLowerCase();
  const long = [words.join('_').toUpperCase(), `/groups/${slug}`, slug];
  // nobody registers a longer one
  const short = slug.length <= 30 ? [`@${words.join('')}`, `www.${words.join('').toLowerCase()}.com`] : [];
  return random.pick([...long, ...short]);
};

/** With what else stands on the cheque or the envelope. */
const envelopeLine: Slip = (name, random) => {
  const text = titled(name);
  return random.pick([
    `${text} c/o Mary Ellen Doyle, Treasurer`,
    `${text}, Columbus, OH 43215`,
    `${text} PO Box 1182 Alexandria VA 22313`,
    `${text} Attn: Accounts Payable`,
    `Mary Ellen Doyle dba ${text}`,
    `Dba ${text}`,
    `Attn: Treasurer, ${text}`,
    `Pay to the order of ${text}`,
  ]);
};

const KEYS_RIGHT: Readonly<Record<string, string>> = Object.fromEntries(
  ['qwertyuiop[', 'asdfghjkl;', 'zxcvbnm,', 'QWERTYUIOP{', 'ASDFGHJKL:', 'ZXCVBNM<'].flatMap((row) =>
    Array.from(row.slice(0, -1), (key, at) => [key, row.charAt(at + 1)] as const),
  ),
);

/** The hands were set down one key to the right, which was noticed after two or three letters. */
const handsOneKeyOff: Slip = (name, random) =>
  changeLongWord(name, 8, random, (word) => {
    const until = 2 + random.below(2);
    return Array.from(word, (key, at) => (at < until ? (KEYS_RIGHT[key] ?? key) : key)).join('');
  });

const doublePaste: Slip = (name, random) => {
  const words = wordsOf(name);
  if (words.length < 2) return null;
  const text = words.join(' ');
  const start = words.slice(0, 1 + random.below(Math.min(2, words.length - 1))).join(' ');
  return random.pick([
    `${text} ${text}`,
    text + text,
    `${start} ${text}`,
    // typed to the middle of a word, then pasted
    start.slice(0, -1) + text,
    `${text} ${words.slice(-2).join(' ')}`,
  ]);
};

const HEARD_AS: Readonly<Record<string, string>> = {
  For: 'Four',
  To: 'Two',
  Pac: 'Pack',
  New: 'Knew',
  Our: 'Hour',
  One: 'Won',
  Right: 'Write',
  Rights: 'Writes',
  Council: 'Counsel',
  Counsel: 'Council',
  Capital: 'Capitol',
  Capitol: 'Capital',
  Principles: 'Principals',
  Peace: 'Piece',
  Great: 'Grate',
  Labor: 'Labour',
  John: 'Jon',
  Jon: 'John',
  Steven: 'Stephen',
  Stephen: 'Steven',
  Sean: 'Shawn',
  Mark: 'Marc',
  Marc: 'Mark',
  Brian: 'Bryan',
  Bryan: 'Brian',
  Eric: 'Erik',
  Sarah: 'Sara',
  Ann: 'Anne',
  Anne: 'Ann',
  Catherine: 'Katherine',
  Katherine: 'Catherine',
  Clark: 'Clarke',
  Brown: 'Browne',
  Reed: 'Reid',
  Reid: 'Reed',
  Thompson: 'Thomson',
  Myers: 'Meyers',
  Meyers: 'Myers',
};

/** Said to a telephone, which writes words that sound alike, and plurals of people as possessives. */
const dictated: Slip = (name, random) => {
  const words = wordsOf(name);
  const heard = words.map(
    (word) =>
      HEARD_AS[word] ?? (/^\p{L}{3,}(?:er|an|ist|end)s$/u.test(word) ? `${word.slice(0, -1)}'s` : word),
  );
  const places = words.flatMap((word, at) => (heard[at] === word ? [] : [at]));
  if (places.length === 0) return null;
  const surely = random.pick(places);
  return words
    .map((word, at) => (at === surely || random.chance(0.5) ? (heard[at] ?? word) : word))
    .join(' ');
};

/** Written for a web page or an address, and never read back. */
const escaped: Slip = (name, random) => {
  const text = wordsOf(name).join(' ');
  const html = text
    .replace(/&| And /g, (match) => match.replace(/&|And/, random.pick(['&amp;', '&amp;amp;', '&#38;'])))
    .replace(/['\u2019]/g, random.pick(['&#39;', '&apos;', '&rsquo;']));
  if (html !== text && random.chance(0.7)) return html;
  if (!text.includes(' ')) return null;
  const address = encodeURIComponent(text);
  return random.pick([
    address,
    address.replaceAll('%20', '+'),
    text.replaceAll(' ', '&nbsp;'),
    `&quot;${text}&quot;`,
  ]);
};

const TITLES_OF_OFFICE: Readonly<Record<string, readonly string[]>> = {
  Congress: ['Rep.', 'Congressman', 'Congresswoman', 'Hon.'],
  Senate: ['Sen.', 'Senator', 'Hon.'],
  Governor: ['Gov.', 'Governor'],
  President: ['President', 'Gov.', 'Hon.'],
};

/** The candidate got a title that the committee's name does not have. */
const candidateTitle: Slip = (name, random) => {
  const text = wordsOf(name).join(' ');
  const seeker =
    /^(?!(?:Committee|Friends|Citizens|People|Women|Veterans|Democrats|Republicans) )(?:\S+ ){1,3}For (?:U\.?S\.? )?(Congress|Senate|Governor|President)\b/i.exec(
      text,
    );
  if (seeker) return `${random.pick(TITLES_OF_OFFICE[seeker[1] ?? ''] ?? ['Hon.'])} ${text}`;
  const supported =
    /^((?:Friends Of|Committee To (?:Re-?)?Elect|Team) )(?!The |A |Our )((?:\S+ ){1,2}\S+)$/i.exec(text);
  if (!supported || /\b(?:Pac|Committee|Inc|Fund)\b/.test(supported[2] ?? '')) return null;
  return `${supported[1] ?? ''}${random.pick(['Sen.', 'Rep.', 'Hon.', 'Dr.', 'the Honorable'])} ${supported[2] ?? ''}`;
};

const vowelsDropped: Slip = (name, random) => {
  const shortened = changeLongWord(name, 7, random, (word) => {
    const bare = word.charAt(0) + word.slice(1).replace(/[aeiou]/g, '');
    // too little to recognise it by
    return bare.length < 4 ? word : bare;
  });
  return shortened === wordsOf(name).join(' ') ? null : shortened;
};

export const HELD_OUT_SLIPS_TWO: Readonly<Record<string, Slip>> = {
  'card-descriptor': cardDescriptor,
  'pdf-paste': pdfPaste,
  'handle-or-slug': handleOrSlug,
  'envelope-line': envelopeLine,
  'hands-one-key-off': handsOneKeyOff,
  'double-paste': doublePaste,
  dictated,
  escaped,
  'candidate-title': candidateTitle,
  'vowels-dropped': vowelsDropped,
};
