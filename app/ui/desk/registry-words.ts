/** What the pages of imports still take by its older name: their words move with them. */
import { deskTexts } from '#app/domain/texts/desk.ts';

export const { count, counted } = deskTexts.counts;
export const { importCommand, sourceGuide } = deskTexts.registry;
