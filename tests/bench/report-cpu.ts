/** Loaded into each measured server before its own code: answers any message with the CPU time that the process has used. */

if (process.send) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system, rss: process.memoryUsage.rss() });
  });
  // The wire to the bench must not keep a server alive that wants to end.
  process.channel?.unref();
}
