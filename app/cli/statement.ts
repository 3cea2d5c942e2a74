/** `npm run statement -- EMAIL YEAR --out FILE`: writes the yearly statement of one donor as a PDF. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { printYearlyStatement } from '#app/usecases/print-statement.ts';

const usage = `npm run statement -- EMAIL YEAR --out FILE

Writes a PDF of what the donor with this email address gave and got back in a year (2026), by days in SITE_TIME_ZONE, from the
ledger, each currency on its own. A file that is there already is not overwritten. FILE names a person: keep it as such.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, out: { type: 'string' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [email, year, ...others] = positionals;
  const { out } = values;
  if (email === undefined || !/^20\d{2}$/.test(year ?? '') || out === undefined || others.length > 0) {
    console.error('Expected an email address, a year and --out FILE (--help says more).');
    return 1;
  }
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' }, { screens: false });
  try {
    const printed = await printYearlyStatement(deps.ports, { email, year: Number(year) });
    if (!printed) {
      console.error('Nobody has given under this address.');
      return 1;
    }
    writeFileSync(out, printed.pdf, { flag: 'wx', mode: 0o600 });
    console.log(`${out}: ${String(printed.rows)} lines.`);
    return 0;
  } finally {
    await deps.stop();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
