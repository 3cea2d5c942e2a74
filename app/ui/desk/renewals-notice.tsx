/** Says at the top of every page of the desk that renewals wait because nobody can be screened: one notice for all of them. */
import { paths } from '#app/paths.ts';

export function RenewalsNotice({ count }: { count: number }) {
  const words = count === 1 ? 'One renewal waits' : `${String(count)} renewals wait`;
  return (
    <aside className="errors shortage" aria-labelledby="renewals">
      <p className="errors-title" id="renewals">
        {words} for the registry
      </p>
      <p>
        Nobody can be screened while a list is missing or too old, so nothing is charged. Once{' '}
        <a href={paths.deskRegistry()}>the registry</a> is in order they go on by themselves; there is nothing
        to decide. What still waits when the next one is due is left out.
      </p>
    </aside>
  );
}
