/**
 * Letters that look like Latin ones, read as Latin (a selection of Unicode's confusables.txt, in lower case).
 * Applied to listed and given names alike, so that a name wholly in Cyrillic or Greek still equals itself.
 */
const CYRILLIC = 'аa вb сc еe нh іi јj кk мm оo рp ѕs тt хx уy ԁd ԛq ԝw һh ӏl';
const GREEK = 'αa βb εe ηh ιi κk μm νv οo ρp τt υy χx ζz ςσ ϳj';
const LATIN = 'ıi ȷj ßss æae œoe øo łl đd ðd þth ħh ŋn ɑa ɡg ʏy ƒf';

const FOLDED = new Map<string, string>(
  [CYRILLIC, GREEK, LATIN].flatMap((table) =>
    table.split(' ').map((pair): [string, string] => {
      const [from = '', ...to] = pair;
      return [from, to.join('')];
    }),
  ),
);

/** One lower-case character as the Latin letters it looks like, or unchanged. */
export function foldCharacter(character: string): string {
  return FOLDED.get(character) ?? character;
}
