/** English words of the pages that show mails instead of sending them. */

export const keptMail = {
  title: 'Kept mail',
  kicker: 'Sandbox',
  heading: 'Unsent mail',
  lead: 'No mail server is set up here, so each message is kept and shown instead.',
  caption: 'Kept mail, newest first',
  columns: { at: 'Written', to: 'To', subject: 'Subject' },
  empty: 'Nothing yet. Make a gift, and its mail will appear here.',
  erased: 'erased',
  to: 'To',
  at: 'Written',
  textTitle: 'As plain text',
  htmlLink: 'See it as a mail app shows it',
  back: 'All kept mail',
};
