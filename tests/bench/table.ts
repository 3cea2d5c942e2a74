/** How the benches print: a table of the sides with their ratio to a baseline, and whether a bar is met. */
import type { SideFigures } from './rounds.ts';

/** Rows of equal columns, the first to the left and the others to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>(
    (sofar, row) => row.map((cell, at) => Math.max(sofar[at] ?? 0, cell.length)),
    [],
  );
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`);
  }
}

/** The first side is ours; each other is a baseline, and the last column says how we stand to it. */
export function printSides(title: string, sides: readonly SideFigures[]): void {
  const [own] = sides;
  if (!own) return;
  console.log(`\n${title}`);
  printTable([
    ['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs/request', 'ours ÷ it', 'its CPU ÷ ours'],
    ...sides.map((side) => [
      side.name,
      side.perSecond.toFixed(0),
      side.p50Ms.toFixed(2),
      side.p99Ms.toFixed(2),
      side.cpuMicros.toFixed(0),
      side === own ? '' : `${(own.perSecond / side.perSecond).toFixed(2)}x`,
      side === own ? '' : `${(side.cpuMicros / own.cpuMicros).toFixed(2)}x`,
    ]),
  ]);
}

/** Says whether a figure meets its bar. */
export function printBar(what: string, figure: number, bar: number, direction: 'at least' | 'at most'): void {
  const isMet = direction === 'at least' ? figure >= bar : figure <= bar;
  console.log(`  ${isMet ? 'met ' : 'MISS'}  ${what}: ${figure.toFixed(2)}, bar ${direction} ${bar}`);
}
