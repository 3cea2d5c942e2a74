/** What the pages around giving share: the headline with the outcome in it, and parts with their label in the rail. */
import type { ReactNode } from 'react';

/** The page's one headline, of two sentences; the second carries the highlighter where it says what came of a check. */
export function Headline({
  kicker,
  text,
  marked,
  isOutcome = false,
}: {
  kicker: string;
  text: string;
  marked: string;
  isOutcome?: boolean;
}) {
  return (
    <header>
      <p className="kicker">{kicker}</p>
      <h1>
        {text} {isOutcome ? <mark>{marked}</mark> : marked}
      </h1>
    </header>
  );
}

/** One part of a page: its label stands in the rail on wide screens and above the text on narrow ones. */
export function Part({ label, id, children }: { label: string; id?: string; children: ReactNode }) {
  return (
    <section className="part" id={id}>
      <h2>{label}</h2>
      <div className="part-text">{children}</div>
    </section>
  );
}

/** The ways on from a page, the first of them as its one button. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className="ways">{children}</div>;
}
