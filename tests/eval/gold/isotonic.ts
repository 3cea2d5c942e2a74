/** Isotonic regression by pooling adjacent violators: the never falling curve that is nearest to what was seen. */

/** `at`, where it was seen; `is`, 0 or 1. */
export interface Seen {
  readonly at: number;
  readonly is: 0 | 1;
}

/** A stretch on which the curve is level. */
export interface Level {
  /** Where its first and its last observation were. */
  readonly from: number;
  readonly to: number;
  /** The mean of what they were. */
  readonly share: number;
  readonly count: number;
}

export function isotonic(seen: readonly Seen[]): Level[] {
  const levels: Level[] = [];
  const ordered = [...Map.groupBy(seen, ({ at }) => at)].toSorted(([a], [b]) => a - b);
  for (const [at, same] of ordered) {
    let level: Level = {
      from: at,
      to: at,
      share: same.filter(({ is }) => is === 1).length / same.length,
      count: same.length,
    };
    for (let before = levels.at(-1); before && before.share >= level.share; before = levels.at(-1)) {
      levels.pop();
      const count = before.count + level.count;
      const share = (before.share * before.count + level.share * level.count) / count;
      level = { from: before.from, to: level.to, share, count };
    }
    levels.push(level);
  }
  return levels;
}
