/** How hard a password is to guess, by zxcvbn: what people who guess passwords try first, counted. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { PasswordStrength } from '#app/ports/staff.ts';

/** The estimate takes longer with the square of the length, and so much is hard to guess already. */
const lengthMax = 64;

/** Its lists of words take a fifth of a second and some megabytes: loaded when the first password is chosen. */
export function createPasswordStrength(): PasswordStrength {
  let loading: Promise<ZxcvbnFactory> | undefined;
  return async (password, known) => {
    const zxcvbn = await (loading ??= load());
    return zxcvbn.check(password.slice(0, lengthMax), [...known]).score;
  };
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, en] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary },
    graphs: common.adjacencyGraphs,
  });
}
