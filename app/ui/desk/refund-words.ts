/** What the desk's form of refunds still takes by its older name. */
import { deskTexts } from '#app/domain/texts/desk.ts';

export const { bars: refundBarWords, stripeOut: stripeOutWords } = deskTexts.refunds;
