/** A thread of its own that draws cards, one after another, for as long as it is asked. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { cardSvg } from './card-svg.ts';
import type { CardOrder, DrawnCard } from './card-thread.ts';
import { readFaces } from './faces.ts';

await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
const faces = readFaces();

parentPort?.on('message', ({ id, card }: CardOrder) => {
  const drawing = new Resvg(cardSvg(card, faces));
  const image = drawing.render();
  const drawn: DrawnCard = { id, png: image.asPng() };
  image.free();
  drawing.free();
  parentPort?.postMessage(drawn);
});
