/** What the pages about who asks, on what terms and what is kept share. */
import type { ReactNode } from 'react';

/** Who asks for money. */
export interface Asking {
  readonly locale: string;
  readonly legalName: string;
  readonly address: string;
  readonly contact: string;
}

export function LegalPage({
  kicker,
  heading,
  lead,
  children,
}: {
  kicker: string;
  heading: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <div className="giving legal">
      <header>
        <p className="kicker">{kicker}</p>
        <h1>{heading}</h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

export function ContactLink({ contact }: { contact: string }) {
  return <a href={`mailto:${contact}`}>{contact}</a>;
}
