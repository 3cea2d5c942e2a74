/** The desk's words about the notes that go with what staff do. */
import { noteLengthMax, type NoteTooLong } from '#app/domain/review.ts';
import { count } from './counts.ts';

export const notes = {
  label: 'Note for the record',
  optional: '(optional)',
  hint: `${count(noteLengthMax)} characters at most. Only staff read it.`,
  tooLong: ({ length }: NoteTooLong) =>
    `The note has ${String(length)} characters; ${String(noteLengthMax)} are the most.`,
};
