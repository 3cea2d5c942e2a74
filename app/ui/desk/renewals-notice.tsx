/** Says at the top of every page of the desk that renewals wait because nobody can be screened: one notice for all of them. */
import { deskTexts } from '#app/domain/texts/desk.ts';
import { paths } from '#app/paths.ts';

const { renewals: words } = deskTexts.frame;

export function RenewalsNotice({ count }: { count: number }) {
  return (
    <aside className="errors shortage" aria-labelledby="renewals">
      <p className="errors-title" id="renewals">
        {words.title(count)}
      </p>
      <p>
        {words.before} <a href={paths.deskRegistry()}>{words.registry}</a> {words.after}
      </p>
    </aside>
  );
}
