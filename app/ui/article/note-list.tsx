/** The footnotes of a fact-check, each with the way back to where the text names it. */
import type { Article } from '#app/domain/article/article.ts';
import { noteMarksOf } from '#app/domain/article/text-within.ts';
import type { Texts } from '#app/domain/texts/catalogue.ts';
import { Blocks, noteId, noteMarkId } from '#app/ui/article/article-text.tsx';
import { WaysBack } from '#app/ui/article/ways-back.tsx';

export interface NoteListProps {
  readonly article: Article;
  readonly sourceNumbers: ReadonlySet<number>;
  readonly noteLabel: (number: number) => string;
  /** Whether notes are called by letters. */
  readonly isLettered: boolean;
  readonly texts: Texts['article'];
}

export function NoteList({ article, isLettered, ...props }: NoteListProps) {
  if (article.notes.length === 0) return null;
  const marks = noteMarksOf(article);
  const placesOf = (number: number) =>
    marks.filter((mark) => mark.number === number).map(({ occurrence }) => noteMarkId(number, occurrence));
  return (
    <section className="notes" aria-labelledby="notes">
      <h2 id="notes">{props.texts.notes}</h2>
      <ol type={isLettered ? 'a' : '1'}>
        {article.notes.map(({ number, blocks }) => (
          <li key={number} id={noteId(number)} value={number}>
            <div className="note-text">
              <Blocks blocks={blocks} {...props} />
            </div>
            <WaysBack places={placesOf(number)} texts={props.texts} />
          </li>
        ))}
      </ol>
    </section>
  );
}
