/** The seed of a long test's chances: what `--seed` said, or what the runner drew and printed. */
export const testSeed = Number(process.env['TEST_SEED'] ?? 1);
export const isSeedGiven = process.env['TEST_SEED_GIVEN'] === 'yes';
