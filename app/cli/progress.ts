/** How far a command has come, on standard error, once a second where it takes longer than two. */

export interface Progress {
  tell(count: number): void;
  end(): void;
}

/** `what` stands behind the number: `rows read`. */
export function showProgress(what: string): Progress {
  let next = performance.now() + 2_000;
  let isShown = false;
  const overwrites = process.stderr.isTTY;
  return {
    tell: (count) => {
      if (performance.now() < next) return;
      next = performance.now() + 1_000;
      isShown = true;
      process.stderr.write(
        `${overwrites ? '\r' : ''}${count.toLocaleString('en')} ${what}${overwrites ? '' : '\n'}`,
      );
    },
    end: () => {
      if (isShown && overwrites) process.stderr.write('\n');
    },
  };
}
