/** Lives the histories whose numbers it is sent, several at once, and answers each with how it ended (processes.ts). */
import { historyOf, live } from './history.ts';
import type { Answer } from './processes.ts';

async function answer(seed: number): Promise<void> {
  const message: Answer = { seed, lived: await live(historyOf(seed)) };
  process.send?.(message);
}

process.on('message', (seed) => {
  // What is thrown here ends the process, which whoever asked hears of.
  void answer(Number(seed));
});
process.on('disconnect', () => process.exit(0));
