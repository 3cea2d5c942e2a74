/** Keyed hashes and unguessable ids, from Node's crypto. */
import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { codeAlphabet, codeLength } from '#app/domain/donor-sign-in.ts';
import type { Hasher, Ids } from '#app/ports/ambient.ts';

/** One key a kind, derived from the secret, so that hashes of different kinds never meet. */
export function createHasher(secret: string): Hasher {
  const keys = new Map<string, Buffer>();
  const keyOf = (kind: string) => {
    const known = keys.get(kind);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', secret, '', `unbought ${kind}`, 32));
    keys.set(kind, key);
    return key;
  };
  return { hash: (kind, value) => createHmac('sha256', keyOf(kind)).update(value).digest('base64url') };
}

/** Rows get a UUID of version 7, which sorts by the time it was made; tokens get 192 random bits. */
export const ids: Ids = {
  row: () => uuid7(Date.now()),
  token: () => randomBytes(24).toString('base64url'),
  // 32 signs: each byte says one of them, none more often than another.
  code: () => Array.from(randomBytes(codeLength), (byte) => codeAlphabet[byte % 32]).join(''),
};

/** RFC 9562: 48 bits of milliseconds, then version, variant and randomness, which a version 4 UUID has in place. */
function uuid7(nowMs: number): string {
  const time = nowMs.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
