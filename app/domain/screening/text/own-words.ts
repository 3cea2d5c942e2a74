/** English words that stand so near to a political one that they look like it with a slip in it ("resident", "selection"). */

/** English words one mistake from a marker, none of them a form of it: they are not mended into it. */
const OWN_WORDS = new Set(
  `apolitical champaign committed committer commuter conservation dalliance deligation denegation dominee doters ejection
   electron enate erection evection flection lection literal literals majors noters parted parter partita partite picket
   polities readership reflect relegation renate reselect resident residential ricket sebate sedate selection senates
   sensate sente tacket thicket ticked ticken ticker tickey toters tucket vector venator victor victoria victors vomers
   vowers wicket`.split(/\s+/),
);

/** True for an English word that stands one mistake from a political one and is none. */
export function isOwnWord(word: string): boolean {
  return OWN_WORDS.has(word);
}
