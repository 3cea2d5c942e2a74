/** English words of the form by which readers ask for a correction, and of the mail that the newsroom gets. */

export const correction = {
  summary: 'See something wrong? Tell us',
  title: (headline: string, siteName: string) => `Ask for a correction: ${headline} – ${siteName}`,
  kicker: 'Corrections',
  heading: 'What did we get wrong?',
  about: 'You are writing about',
  lead: 'A person reads every request. If we got it wrong, we’ll fix the fact-check and say so on its page.',
  what: 'What’s wrong?',
  whatHint: 'Tell us which sentence, and what it should say.',
  evidence: 'A link to your source',
  evidenceHint: 'The source we missed or misread. It starts with https://',
  email: 'Your email address',
  emailHint: 'Only if you’d like an answer. We won’t use it for anything else.',
  optional: 'optional',
  send: 'Send to the newsroom',
  errorsTitle: 'Please check the following',
  errors: {
    noText: 'Please tell us what’s wrong. One sentence is enough.',
    textTooLong: (most: number, got: number) =>
      `Please keep it under ${String(most)} characters. It has ${String(got)}, so send us the most important part.`,
    evidence: 'Please enter a link that starts with https:// or http://, or leave this blank.',
    email: 'Please enter an email address such as name@example.org, or leave this blank.',
  },
  limited: (minutes: number) =>
    `Your network has sent several requests just now. Please try again in ${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}; we kept what you wrote below.`,
  thanks: {
    heading: 'Thank you. The newsroom has it.',
    text: 'A person will read what you wrote. If we got it wrong, the fact-check will say what we changed and when.',
    back: 'Back to the fact-check',
  },
  mail: {
    subject: (headline: string) => `Correction request: ${headline}`,
    heading: 'A reader asked for a correction.',
    evidence: (address: string) => `Source: ${address}`,
    noEvidence: 'The reader linked no source.',
    answer: (email: string) => `The reader would like an answer at ${email}.`,
    noAnswer: 'The reader left no address for an answer.',
    article: 'The fact-check',
  },
};
