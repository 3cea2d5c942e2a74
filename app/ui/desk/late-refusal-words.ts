/** What the desk's form of late refusals still takes by its older name. */
import { deskTexts } from '#app/domain/texts/desk.ts';

export const lateRefusalBarWords = deskTexts.refunds.bars;
