/** English words of the pages that show mails instead of sending them. */

export const keptMail = {
  title: 'Kept mails',
  kicker: 'Sandbox',
  heading: 'Mails that were not sent',
  lead: 'No mail server is set up here, so each mail is kept and shown instead.',
  caption: 'Kept mails, newest first',
  columns: { at: 'Written', to: 'To', subject: 'Subject' },
  empty: 'No mail has been written yet. Give something, and its letter appears here.',
  erased: 'erased',
  to: 'To',
  at: 'Written',
  textTitle: 'As plain text',
  htmlLink: 'See it as a mail program shows it',
  back: 'All kept mails',
};
