/** Who publishes a list, in a reader's words. */
import type { Texts } from '#app/domain/texts/catalogue.ts';

type ScreeningTexts = Texts['screening'];

/** The publisher of a source; an unknown source stands for itself. */
export function publisherOf(source: string, texts: ScreeningTexts): string {
  const isKnown = (name: string): name is keyof ScreeningTexts['publishers'] =>
    Object.hasOwn(texts.publishers, name);
  return isKnown(source) ? texts.publishers[source] : texts.otherPublisher(source);
}
