/** Cuts what COPY writes of a table into stretches of whole rows, so that no more than one has to be held in memory. */

export interface RowsPart {
  readonly bytes: Buffer;
  readonly rows: number;
}

/** Enough for zstd to find what repeats, small beside the memory of any machine. */
const partBytesWanted = 4 * 1024 * 1024;

const lineEnd = 0x0a;

/**
 * A row of COPY's text form ends with a line end and holds none, since one in a value is written as `\n`. A part is at least `wanted`
 * bytes long, but for the last, and not longer than what came with its last row.
 */
export async function* inParts(
  chunks: AsyncIterable<Buffer>,
  wanted = partBytesWanted,
): AsyncGenerator<RowsPart> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = length + chunk.length < wanted ? -1 : chunk.lastIndexOf(lineEnd);
    if (end === -1) {
      held.push(chunk);
      length += chunk.length;
      continue;
    }
    yield partOf([...held, chunk.subarray(0, end + 1)]);
    const rest = chunk.subarray(end + 1);
    held = [rest];
    length = rest.length;
  }
  if (length > 0) yield partOf(held);
}

function partOf(chunks: readonly Buffer[]): RowsPart {
  const bytes = Buffer.concat(chunks);
  return { bytes, rows: countRows(bytes) };
}

export function countRows(bytes: Buffer): number {
  let rows = 0;
  for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, at + 1)) rows += 1;
  return rows;
}
