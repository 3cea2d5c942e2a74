/** The normaliser: the forms that mean the same name, and the properties that hold for any text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compact, NAME_LENGTH_MAX, normalise } from '#app/domain/screening/text/normalise.ts';

test.each([
  ['HALLMARK CARDS, INC. PAC (HALLPAC)', 'hallmark cards inc pac hallpac'],
  ["EMILY'S LIST", 'emilys list'],
  ['Arms & Legs', 'arms and legs'],
  ['Citizens 4 Ohio', 'citizens for ohio'],
  ['Vote 2024', 'vote 2024'],
  ['P.A.C. of the U.S.A.', 'pac of the usa'],
  ['P A C  F U N D', 'pac fund'],
  ['J. P. Morgan', 'j p morgan'],
  ['0H10 DEM0CRATS', 'ohio democrats'],
  ['FR13NDS 0F K31TH', 'friends of keith'],
  ['Jane$mith for $enate, Vot!ng M@tters', 'janesmith for senate voting matters'],
  ['$100 Club', '100 club'],
  ['office@example.org', 'office example org'],
  ['7 8 Commi77ee', '7 8 committee'],
  ['JaneDoeForPresident2016Campaign', 'janedoeforpresident 2016 campaign'],
  ['NC10thDistrict', 'nc 10th district'],
  ['NUNN FOR IA03', 'nunn for ia 03'],
  ['W1KSENATE2024', 'wiksenate 2024'],
  ['C00712022', 'cootizo 22'],
  ['0.N.E. V01CE', 'one voice'],
  ['T.0.M.PAC', 'tom pac'],
  ['Suite 5.A.B', 'suite 5 a b'],
  ['U.S.1.', 'u s 1'],
  ['Co##ress, Ja••n, M*A*S*H', 'coxxress jaxxn mash'],
  ['Robin4Mo', 'robin for mo'],
  ['Lee4Congress2026', 'lee for congress 2026'],
  ['aa4aaa44', 'aa for aaa 44'],
  ['2415141é', '24 isi for ie'],
  ['BURΝS AΝD ΡАϹ', 'burns and pac'],
  ['Plumbers + Fitters', 'plumbers and fitters'],
  ['РАС for ОНІО', 'pac for ohio'],
  ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
  ['𝓟𝓪𝓬', 'pac'],
  ['Bündnis 90/Die Grünen', 'bundnis 90 die grunen'],
  ['Straße & Łódź', 'strasse and lodz'],
  ['P\u200BA\u00ADC\u202E fund', 'pac fund'],
  ['  many   spaces  ', 'many spaces'],
  ['🎉🎉', ''],
  ['', ''],
])('%j is read as %j', (given, read) => {
  expect(normalise(given)).toBe(read);
});

test('names in other scripts keep what tells them apart', () => {
  expect(compact('自由民主党')).toBe(compact('自由 民主党'));
  expect(normalise('ガス')).not.toBe(normalise('カス'));
  expect(normalise('ЕДИНАЯ РОССИЯ')).toBe(normalise('Единая Россия'));
  expect(normalise('حِزْب')).toBe(normalise('حزب'));
  expect(normalise('ΣΥΡΙΖΑ')).toBe(normalise('Συριζα'));
});

test('reading a normalised name again changes nothing, whatever the text was', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 260 }),
    fc.string({ unit: fc.constantFrom(...Array.from("aB4 .-'&015  \u0301éЖИΣ\u200Bｱ自")), maxLength: 260 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
      expect(once.length).toBeLessThanOrEqual(NAME_LENGTH_MAX);
      expect(once).toBe(once.trim());
    }),
    { numRuns: 3000 },
  );
});

test('case, accents and spaces between letters never tell two names apart', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(words, (name) => {
      const plain = name.join(' ');
      expect(compact(plain.toUpperCase())).toBe(compact(plain));
      expect(compact(Array.from(plain).join('\u0301'))).toBe(compact(plain));
      expect(compact(name.map((word) => Array.from(word).join(' ')).join('  '))).toBe(compact(plain));
    }),
  );
});
