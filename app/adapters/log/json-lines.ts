/** The log: one JSON object a line on stdout, from LOG_LEVEL up. */
import type { Log } from '#app/ports/ambient.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;
type LogLevel = (typeof levels)[number];

/**
 * A log that writes entries of `level` and above with `write`, which is given whole lines. Lines of one turn of the event loop
 * are written together, since each write to a file or pipe stops the process.
 */
export function jsonLinesLog(
  level: LogLevel,
  write: (lines: string) => void = (lines) => process.stdout.write(lines),
): Log {
  let waiting = '';
  const flush = () => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') write(lines);
  };
  const entry =
    (name: LogLevel) =>
    (message: string, values: Record<string, unknown> = {}) => {
      if (levels.indexOf(name) < levels.indexOf(level)) return;
      if (waiting === '') setImmediate(flush);
      waiting += `${JSON.stringify({ time: new Date().toISOString(), level: name, message, ...values })}\n`;
      // An error may be the last thing this process says.
      if (name === 'error') flush();
    };
  return { info: entry('info'), warn: entry('warn'), error: entry('error') };
}
