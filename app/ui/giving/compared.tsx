/** What was compared with what in one screening, word by word, marked and in words. */
import type { ReactNode } from 'react';
import type { FieldEvidence, MarkedWord } from '#app/domain/screening/match/evidence.ts';
import { publisherOf } from '#app/domain/screening/decide/publisher.ts';
import type { ListingRef } from '#app/domain/screening/screening.ts';
import { textsFor, type Texts } from '#app/domain/texts/catalogue.ts';

/** The rows of a ruled list that say what was compared, how, and whose list it is. */
export function comparedFacts(
  evidence: FieldEvidence,
  listing: ListingRef | null,
  locale: string,
): { label: string; value: ReactNode }[] {
  const { appeal: texts, screening } = textsFor(locale);
  const { facts } = texts;
  const publisher = listing && publisherOf(listing.source, screening);
  // The starting list is ours and has no edition that anybody could look up.
  const list =
    publisher && listing.source !== 'starter' ? texts.edition(publisher, listing.edition) : publisher;
  return [
    { label: facts.given, value: <Words words={evidence.givenWords} /> },
    { label: facts.listed, value: <Words words={evidence.listedWords} /> },
    { label: facts.how, value: texts.hows[evidence.how] },
    { label: facts.words, value: wordsInWords(evidence, texts.words) },
    { label: facts.list, value: list },
  ];
}

function Words({ words }: { words: readonly MarkedWord[] }) {
  return (
    <span className="compared">
      {words.map(({ text, mark }, index) => (
        <span key={index}>
          {index > 0 && ' '}
          {mark === 'differs' ? (
            <span className="differs">{text}</span>
          ) : (
            <mark className="matched">{text}</mark>
          )}
        </span>
      ))}
    </span>
  );
}

/** The marks say this to eyes only; here it stands for everybody. Empty where all words agree: the facts say so. */
function wordsInWords(evidence: FieldEvidence, texts: Texts['appeal']['words']): string {
  const those = (words: readonly MarkedWord[], mark: MarkedWord['mark']) =>
    words
      .filter((word) => word.mark === mark)
      .map(({ text }) => text)
      .join(', ');
  const isSame = [...evidence.givenWords, ...evidence.listedWords].every(({ mark }) => mark === 'agrees');
  if (isSame) return '';
  const say = (words: string, sentence: (words: string) => string) => (words === '' ? [] : [sentence(words)]);
  return [
    ...say(those(evidence.givenWords, 'agrees'), texts.agree),
    ...say(those(evidence.givenWords, 'resembles'), texts.resemble),
    ...say(those(evidence.givenWords, 'differs'), texts.onlyGiven),
    ...say(those(evidence.listedWords, 'differs'), texts.onlyListed),
  ].join(' ');
}
