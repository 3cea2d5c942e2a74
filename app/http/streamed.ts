/** Long answers, sent while they are written. */

/** Small pieces are gathered to about so many characters: each that is sent costs a write. */
const pieceLength = 32_768;

/**
 * A body of the pieces. Rejects where the first of them fails, so that an outage is answered as one; a later failure ends the
 * connection in the middle, which no reader takes for the whole.
 */
export async function streamed(pieces: AsyncIterable<string>): Promise<ReadableStream<Uint8Array>> {
  const gathered = gather(pieces);
  const first = await gathered.next();
  const encoder = new TextEncoder();
  let next = first;
  return new ReadableStream({
    async pull(controller) {
      if (next.done === true) {
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(next.value));
      next = await gathered.next();
    },
    async cancel() {
      await gathered.return(undefined);
    },
  });
}

async function* gather(pieces: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let piece = '';
  for await (const next of pieces) {
    piece += next;
    if (piece.length >= pieceLength) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
  return undefined;
}
