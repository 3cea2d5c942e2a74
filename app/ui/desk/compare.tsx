/** Payer beside listing, word by word: what agrees is highlighted, what differs is underlined with dots. */
import type { ReactNode } from 'react';

export interface ComparedWord {
  readonly text: string;
  /** `plain` words (of, the) say nothing either way. */
  readonly kind: 'agrees' | 'differs' | 'plain';
}

export interface ComparedSide {
  readonly title: string;
  readonly words: readonly ComparedWord[];
  readonly details: readonly ReactNode[];
}

export function Compare({ payer, listing }: { payer: ComparedSide; listing: ComparedSide }) {
  return (
    <div className="compare">
      <Side side={payer} />
      <Side side={listing} />
    </div>
  );
}

function Side({ side }: { side: ComparedSide }) {
  return (
    <div>
      <h3>{side.title}</h3>
      <p className="compare-name">
        {side.words.map((word, index) => (
          <span key={index}>
            {index > 0 && ' '}
            <Word word={word} />
          </span>
        ))}
      </p>
      <ul>
        {side.details.map((detail, index) => (
          <li key={index}>{detail}</li>
        ))}
      </ul>
    </div>
  );
}

function Word({ word }: { word: ComparedWord }) {
  if (word.kind === 'agrees') return <mark>{word.text}</mark>;
  return word.kind === 'differs' ? <span className="differs">{word.text}</span> : <>{word.text}</>;
}
