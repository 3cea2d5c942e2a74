/** What the pages of imports and the routes still take by its older name: their words move with them. */
import { deskTexts } from '#app/domain/texts/desk.ts';

export type { Place } from '#app/domain/moments.ts';

export const { waitingWords } = deskTexts.queue;
