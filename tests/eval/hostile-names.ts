/** Names that nobody means well with, or that no keyboard makes: for tests of what they do, and for the bench of how long. */

function blocks(): string {
  let text = '';
  for (let code = 0x20; code < 0x2_0000; code += 0x80) text += String.fromCodePoint(code);
  return text;
}

/** What the name is, and the name. */
export const HOSTILE_NAMES: readonly (readonly [what: string, text: string])[] = [
  ['no characters', ''],
  ['one space', ' '],
  ['10,000 letters', 'a'.repeat(10_000)],
  ['10,000 different words', Array.from({ length: 1_500 }, (_, at) => `word${at}x`).join(' ')],
  ['5,000 words', 'committee '.repeat(5_000)],
  [
    'many words of many names',
    'american citizens for a united democratic republican congress committee fund '.repeat(40),
  ],
  ['misspelt words', 'comittee committe commitee politcal actoin '.repeat(40)],
  ['words cut short', 'committ politic congre republic democrat americ '.repeat(30)],
  ['single letters', 'a b c '.repeat(2_000)],
  ['single letters, spelling a name', 'c o m m i t t e e  t o  e l e c t '.repeat(300)],
  ['a long glued name', 'committeetoelectdemocraticrepublicancongress'.repeat(100)],
  ['dots', '.'.repeat(10_000)],
  ['letters and dots', 'a.'.repeat(5_000)],
  ['digits in words', '1a0'.repeat(3_000)],
  ['digits', '1234567890 '.repeat(900)],
  ['accents on one letter', `e${'\u0301'.repeat(10_000)}`],
  ['letters that expand', '\uFDFA'.repeat(1_000)],
  ['zero-width characters', '\u200B'.repeat(10_000)],
  ['zero-width characters between letters', 'v\u200Bo\u200Dt\u2060e\uFEFF '.repeat(2_000)],
  ['bidi controls', '\u202E\u2066abc\u2069'.repeat(500)],
  ['half surrogates', '\uD800a\uDC00'.repeat(1_000)],
  ['a half surrogate alone', '\uD83D'],
  ['emoji', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}👩‍👩‍👧'.repeat(500)],
  ['one emoji', '🗳️'],
  ['mixed scripts', 'Партия партія κόμμα حزب 党 정당 พรรค '.repeat(30)],
  ['every Unicode block once', blocks()],
  [
    'controls',
    Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
      .join('')
      .repeat(20),
  ],
  ['HTML', '<script>alert(1)</script>&amp;&#x27;&lt;'.repeat(50)],
  ['format strings and queries', "%s%n'; DROP TABLE listing; -- ${7*7} {{x}} \\u0000".repeat(20)],
  ['an email address without end', `x@${'a.'.repeat(5_000)}com`],
  ['keys of objects', '__proto__ constructor toString hasOwnProperty valueOf'],
];
