/** The queue as a list: who, how much, why it waits, how long there is. */

export interface QueueEntry {
  readonly key: string;
  readonly href: string;
  readonly name: string;
  readonly why: string;
  /** As printed. */
  readonly amount: string;
  /** In words: "22 h". */
  readonly left: string;
  readonly isLate: boolean;
  readonly isCurrent: boolean;
}

export function QueueList({ entries, label }: { entries: readonly QueueEntry[]; label: string }) {
  return (
    <ul className="queue" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <a href={entry.href} aria-current={entry.isCurrent ? 'true' : undefined}>
            <span className="queue-name">{entry.name}</span>
            <span className="queue-amount">{entry.amount}</span>
            <span className="queue-why">{entry.why}</span>
            <span className={entry.isLate ? 'queue-left is-late' : 'queue-left'}>{entry.left}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
