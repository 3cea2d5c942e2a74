/** `npm run erase -- TOKEN`: blanks the personal data of one donation or refusal. */
import { parseArgs } from 'node:util';
import { buildDeps } from '#app/deps.server.ts';
import { readEnv } from '#app/env.server.ts';
import { erasePersonalData } from '#app/usecases/erase-personal-data.ts';

const usage = `npm run erase -- TOKEN

Blanks what is personal about one donation, one standing gift, or one refusal at the form: names, addresses, statements, mails. TOKEN is the last
part of the address of its page (/donations/TOKEN, /standing-gifts/TOKEN) or of the appeal (/appeals/TOKEN). The payments of a
standing gift are donations, each with a token of its own. Ledger, decisions, dates and receipts stay.
A donation that is not settled yet, or a standing gift that has not ended, is refused. What is blanked cannot be had back.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [token, ...others] = positionals;
  if (token === undefined || others.length > 0) {
    console.error('Expected one token (--help says more).');
    return 1;
  }
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' });
  try {
    const outcome = await erasePersonalData(deps.ports, token);
    switch (outcome.kind) {
      case 'erased':
        console.log(`Blanked in ${String(outcome.rows)} rows.`);
        return 0;
      case 'still-open':
        console.error(
          'This gift is not settled yet; erase it when it is received, refused, lapsed or abandoned, or when a standing gift has ended.',
        );
        return 1;
      case 'unknown':
        console.error('No gift and no refusal has this token.');
        return 1;
    }
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
