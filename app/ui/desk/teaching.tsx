/** What a decision teaches the screening, said before it is made. */
import type { Teaching } from '#app/domain/learning.ts';
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const words = deskTexts.decision.teaches;

export function ClearTeaches({ taught }: { taught: readonly Teaching[] }) {
  return (
    <>
      {words.clear}{' '}
      {taught.map(({ given, listings }, index) => (
        <span key={given}>
          {index > 0 && words.and}
          {words.cleared(given, listings)}
        </span>
      ))}{' '}
      {words.fromNowOn} <CanBeWithdrawn />
    </>
  );
}

export function RefuseTeaches({ taught }: { taught: readonly Teaching[] }) {
  return (
    <>
      {words.refuse}{' '}
      {taught.map(({ given, listings }, index) => (
        <span key={given}>
          {index > 0 && words.and}
          {words.refused(given, listings)}
        </span>
      ))}{' '}
      {words.fromNowOn} <CanBeWithdrawn />
    </>
  );
}

function CanBeWithdrawn() {
  return (
    <>
      {words.youCan} <a href={paths.deskLearned()}>{words.withdraw}</a>.
    </>
  );
}
