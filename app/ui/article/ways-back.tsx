/** From a source or a note back to the places in the text that name it. */
import type { Texts } from '#app/domain/texts/catalogue.ts';

/** `places`: the ids of the marks, in the order of the page. */
export function WaysBack({ places, texts }: { places: readonly string[]; texts: Texts['article'] }) {
  const [first] = places;
  if (first === undefined) return null;
  return (
    <span className="ways-back">
      {places.length === 1 ? (
        <a href={`#${first}`}>{texts.backTo}</a>
      ) : (
        <>
          {texts.backTo}
          {places.map((place, at) => (
            <a key={place} href={`#${place}`} aria-label={texts.backToPlace(at + 1)}>
              {at + 1}
            </a>
          ))}
        </>
      )}
    </span>
  );
}
