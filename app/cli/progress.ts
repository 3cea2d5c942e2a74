/** How far a command has come, on standard error, once a second where it takes longer than two. */

export interface Progress {
  readonly tell: (count: number) => void;
  readonly end: () => void;
}

/** `what` stands behind the number: `rows read`. Where the number of all is known, it and the speed are told too. */
export function showProgress(what: string, total?: number): Progress {
  const start = performance.now();
  let next = start + 2_000;
  let isShown = false;
  const overwrites = process.stderr.isTTY;
  return {
    tell: (count) => {
      if (performance.now() < next) return;
      next = performance.now() + 1_000;
      isShown = true;
      const rate = Math.round(count / ((performance.now() - start) / 1_000)).toLocaleString('en');
      const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
      const told = `${count.toLocaleString('en')}${of} ${what}${total === undefined ? '' : `, ${rate} a second`}`;
      process.stderr.write(`${overwrites ? '\r' : ''}${told}${overwrites ? '' : '\n'}`);
    },
    end: () => {
      if (isShown && overwrites) process.stderr.write('\n');
    },
  };
}
