/** What the commands about fact-checks say in the same words, and how each gets at the database. */
import { buildDeps } from '#app/deps.server.ts';
import type { NoteProblem } from '#app/domain/article/note.ts';
import { noteLengthMax } from '#app/domain/article/publication.ts';
import { dateFormat } from '#app/domain/formats.ts';
import { readEnv } from '#app/env.server.ts';
import type { Ports } from '#app/ports.ts';

/** Does the work, and answers the exit code: a text that `work` resolves to is why it was not done. */
export async function onFactChecks(work: (ports: Ports) => Promise<string | null>): Promise<number> {
  const deps = await buildDeps({ ...readEnv(), logLevel: 'error' }, { screens: false });
  try {
    const refusal = await work(deps.ports);
    if (refusal !== null) console.error(refusal);
    return refusal === null ? 0 : 1;
  } finally {
    await deps.stop();
  }
}

/** The one slug that a command is about; throws what was expected. */
export function oneSlug(positionals: readonly string[], expected: string): string {
  const [slug, ...rest] = positionals;
  if (slug === undefined || rest.length > 0)
    throw new Error(`Expected: npm run articles -- ${expected} (--help says more).`);
  return slug;
}

export function unknownWords(slug: string, nearest: string | null): string {
  const meant = nearest === null ? '`npm run articles -- list` shows all.' : `Did you mean ${nearest}?`;
  return `There is no fact-check "${slug.slice(0, 80)}". ${meant}`;
}

export function noteWords(problem: NoteProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Expected --note "what readers are told", got nothing to tell them.';
    case 'too-long':
      return `Expected a note of at most ${String(noteLengthMax)} characters, got ${String(problem.length)}.`;
    case 'unreadable':
      return problem.code === null
        ? 'Expected a note that reads as it looks, got characters that turn its direction.'
        : `Expected text in the note, got the character ${problem.code}.`;
  }
}

/** On the newsroom's clocks, with the zone's name. */
export function momentWords(at: Date, timeZone: string): string {
  return dateFormat('en', { timeZone, dateStyle: 'medium', timeStyle: 'long' }).format(at);
}
