/** Set-up of every test file: whatever is written with console.error fails the test that wrote it. */
import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

const original = console.error;
let written: string[] = [];

beforeEach(() => {
  written = [];
  console.error = (...values: unknown[]) => {
    written.push(format(...values));
  };
});

afterEach(() => {
  console.error = original;
  if (written.length > 0) throw new Error(`console.error was called:\n${written.join('\n')}`);
});
