/** A place in a list that is ordered by time and id, as it stands in an address. */

export interface ListCursor {
  readonly createdAt: Date;
  readonly id: string;
}

export function cursorText({ createdAt, id }: ListCursor): string {
  return `${String(createdAt.getTime())}_${id}`;
}

/** Null for what is not a place: the list then begins where it begins. */
export function parseCursor(text: string | null): ListCursor | null {
  const match = /^(\d{1,15})_([\w-]{1,64})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { createdAt: new Date(Number(match[1])), id: match[2] } : null;
}
