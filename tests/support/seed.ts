/** The seed of a long test's chances: what `--seed` said, or what the runner drew and printed. */
export const testSeed = Number(process.env['TEST_SEED'] ?? 1);
