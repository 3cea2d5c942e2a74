/** Folders for lists: there while they are worked with, and gone afterwards, or a day later where a process was killed. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createListFolders } from '#app/adapters/lists/list-folders.ts';

function open() {
  const dataDir = mkdtempSync(join(tmpdir(), 'list-folders-'));
  onTestFinished(() => {
    rmSync(dataDir, { recursive: true });
  });
  return { dataDir, root: join(dataDir, 'imports'), folders: createListFolders(dataDir) };
}

test('a folder is for the user alone and gone when the work has ended, well or not', async () => {
  const { root, folders } = open();
  const mode = await folders.within(async (dir) => {
    expect(readdirSync(root)).toHaveLength(1);
    return statSync(dir).mode & 0o777;
  });
  expect(mode).toBe(0o700);
  await expect(folders.within(() => Promise.reject(new Error('the disk')))).rejects.toThrow('the disk');
  expect(readdirSync(root)).toEqual([]);
});

test('what a killed process left is removed a day later, and nothing that may be in use', async () => {
  const { root, folders } = open();
  await folders.dropOld();
  for (const name of ['list-old', 'list-new']) mkdirSync(join(root, name), { recursive: true });
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(join(root, 'list-old'), yesterday, yesterday);
  await folders.dropOld();
  expect(readdirSync(root)).toEqual(['list-new']);
});
