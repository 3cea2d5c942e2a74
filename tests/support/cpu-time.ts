/** How long this thread works, which a busy machine does not change as it does the time on the clock. */

/** Answers how many milliseconds it has worked since. */
export function cpuClock(): () => number {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
}

export function cpuMsOf(work: () => void): number {
  const worked = cpuClock();
  work();
  return worked();
}
