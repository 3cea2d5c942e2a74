/** English words of the form by which readers ask for a correction, and of the mail that the newsroom gets. */

export const correction = {
  summary: 'Something wrong here? Tell us',
  title: (headline: string, siteName: string) => `Ask for a correction: ${headline} – ${siteName}`,
  kicker: 'Corrections',
  heading: 'What did we get wrong?',
  about: 'You are writing about',
  lead: 'A person reads this. If we were wrong, we change the fact-check and say so on its page.',
  what: 'What is wrong',
  whatHint: 'Which sentence, and what it should say.',
  evidence: 'A link that shows it',
  evidenceHint: 'The source that we missed or misread, as an address that begins with https://',
  email: 'Your e-mail address',
  emailHint: 'Only if you would like an answer. We use it for nothing else.',
  optional: 'optional',
  send: 'Send to the newsroom',
  errorsTitle: 'Before this can be sent:',
  errors: {
    noText: 'Tell us what is wrong; a sentence is enough.',
    textTooLong: (most: number, got: number) =>
      `That has ${String(got)} characters, and we read ${String(most)} at most. Send the most important part.`,
    evidence: 'A link begins with https:// or http://. Leave it empty if you have none.',
    email: 'That does not look like an e-mail address. Leave it empty if you do not need an answer.',
  },
  limited: (minutes: number) =>
    `Several requests came from your connection just now. Please try again in ${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}; nothing that you wrote is lost.`,
  thanks: {
    heading: 'Thank you. It is on its way to the newsroom.',
    text: 'A person reads what you wrote. If we were wrong, the fact-check will say what was changed, and when.',
    back: 'Back to the fact-check',
  },
  mail: {
    subject: (headline: string) => `Correction asked for: ${headline}`,
    heading: 'A reader asks for a correction.',
    evidence: (address: string) => `Evidence: ${address}`,
    noEvidence: 'No evidence was linked.',
    answer: (email: string) => `An answer is wanted at ${email}.`,
    noAnswer: 'No address for an answer was given.',
    article: 'The fact-check',
  },
};
