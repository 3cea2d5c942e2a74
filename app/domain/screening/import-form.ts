/** The desk's form that imports a list: how much it takes, and what may be wrong with what was sent. */

/** The largest file that the form takes, in bytes; larger ones are for the command on the server. */
export const uploadBytesMax = 200 * 1024 * 1024;

/** Some twelve years of the FEC's two-year files. */
export const olderFilesMax = 6;

/** What was wrong, at its field; `form` where it is none of them. */
export interface ImportFormErrors {
  readonly kind?: 'none';
  readonly file?: 'none' | 'too-large' | 'too-many-files';
  readonly older?: 'too-large' | 'too-many-files';
  readonly form?: 'unreadable' | 'too-much';
}
