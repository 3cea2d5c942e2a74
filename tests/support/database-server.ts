/** Holds the tests' database server while any test runs, and stops it when the last run on this checkout ends. */
import { openTestServer } from './database.ts';

/** vitest calls this before a project's tests, and what it returns after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await openTestServer({ keepRunning: false });
  return server.close;
}
