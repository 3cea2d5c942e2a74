/** M12: an error that nothing caught is one line of JSON and an end in good order. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort, startApp } from '#tests/support/app-process.ts';

/** Run in the app before its own first line: what it throws on a signal is caught by nobody. */
const planted = {
  exception: `process.on('SIGUSR2', () => { throw new Error('planted') })`,
  rejection: `process.on('SIGUSR2', () => { void Promise.reject(new Error('planted')) })`,
};

test('an exception or a rejection that nothing caught is one line of JSON, and the process ends with its database', async () => {
  for (const [name, script] of Object.entries(planted)) {
    const dataDir = mkdtempSync(join(tmpdir(), 'unbought-last-words-'));
    try {
      await using app = await startApp({
        PORT: String(await freePort()),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
      });
      app.child.kill('SIGUSR2');
      expect(await app.ended, name).toBe(1);
      const lines = app
        .output()
        .split('\n')
        .filter((line) => line.includes('planted'));
      expect(lines, name).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? ''), name).toMatchObject({
        level: 'error',
        message: 'an error that nothing caught ends the process',
      });
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid')), name).toBe(false);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}, 120_000);
