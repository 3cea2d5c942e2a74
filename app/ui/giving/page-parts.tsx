/** What the pages around giving share: the headline with its marked half, and parts with their label in the rail. */
import type { ReactNode } from 'react';

/** The page's one headline; the marked half is what matters most on it. */
export function Headline({ kicker, text, marked }: { kicker: string; text: string; marked: string }) {
  return (
    <header>
      <p className="kicker">{kicker}</p>
      <h1>
        {text} <mark>{marked}</mark>
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
