/** What a decision teaches the screening, said before it is made. */
import type { Teaching } from '#app/domain/learning.ts';
import { paths } from '#app/paths.ts';

/** More than these are counted. */
const listingsMax = 2;

function listed(listings: readonly string[]): string {
  const shown = listings.slice(0, listingsMax);
  const rest = listings.length - shown.length;
  const all = rest > 0 ? [...shown, `${String(rest)} more`] : shown;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

export function ClearTeaches({ taught }: { taught: readonly Teaching[] }) {
  return (
    <>
      This also lets{' '}
      {taught.map(({ given, listings }, index) => (
        <span key={given}>
          {index > 0 && ', and '}“{given}” pass{' '}
          {listings.length > 0 ? `for ${listed(listings)}` : 'whatever it says of itself'}
        </span>
      ))}{' '}
      from now on. <CanBeWithdrawn />
    </>
  );
}

export function RefuseTeaches({ taught }: { taught: readonly Teaching[] }) {
  return (
    <>
      “The payer is the listed group” also makes{' '}
      {taught.map(({ given, listings }, index) => (
        <span key={given}>
          {index > 0 && ', and '}“{given}” another name of {listed(listings)}
        </span>
      ))}{' '}
      from now on. <CanBeWithdrawn />
    </>
  );
}

function CanBeWithdrawn() {
  return (
    <>
      You can <a href={paths.deskLearned()}>withdraw that</a>.
    </>
  );
}
