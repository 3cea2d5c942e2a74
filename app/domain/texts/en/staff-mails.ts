/** English words of the mails that tell a person of the staff about their own account. */
import type { MailBody, StaffAccountWords } from '#app/domain/mail-kinds.ts';
import type { StaffRole } from '#app/domain/permissions.ts';

/** With its article, as it stands in a sentence. */
const asRole: Readonly<Record<StaffRole, string>> = {
  reviewer: 'a reviewer',
  admin: 'an admin',
  auditor: 'an auditor',
  editor: 'an editor',
};

const does: Readonly<Record<StaffRole, string>> = {
  reviewer: 'Reviewers decide on gifts that wait, and keep the lists of political groups.',
  admin: 'Admins decide on gifts, send money back, and look after the accounts of the staff.',
  auditor: 'Auditors see everything and change nothing.',
  editor: 'Editors work on the fact-checks. They see no donor, and no figures but the published ones.',
};

export const staffAccount = {
  invited: ({
    siteName,
    role,
    actorName,
    url,
    deadline,
  }: StaffAccountWords & { readonly url: string; readonly deadline: string }): MailBody => ({
    subject: `${siteName}: you’re invited to the desk`,
    heading: `${actorName} invites you to ${siteName}’s desk as ${asRole[role]}.`,
    paragraphs: [
      `${does[role]} Open the link, and choose a name and a password. It works once, until ${deadline}.`,
      'If you don’t know what this is about, don’t open it; nothing happens then.',
    ],
    links: [{ label: 'Join the desk', url }],
  }),
  roleChanged: ({
    siteName,
    role,
    actorName,
    url,
  }: StaffAccountWords & { readonly url: string }): MailBody => ({
    subject: `${siteName}: you’re ${asRole[role]} at the desk now`,
    heading: `${actorName} made you ${asRole[role]} at ${siteName}’s desk.`,
    paragraphs: [`${does[role]} It holds from now on; you don’t have to sign in again.`],
    links: [{ label: 'Open the desk', url }],
  }),
  ended: ({
    siteName,
    actorName,
    contact,
    siteUrl,
  }: StaffAccountWords & { readonly contact: string; readonly siteUrl: string }): MailBody => ({
    subject: `${siteName}: your account at the desk has ended`,
    heading: `${actorName} ended your account at ${siteName}’s desk.`,
    paragraphs: [
      'You are signed out everywhere, and can’t sign in any more. Your name stays beside what you decided.',
      `If you think that this is a mistake, write to ${contact}.`,
    ],
    links: [{ label: siteName, url: siteUrl }],
  }),
  passwordChanged: ({
    siteName,
    at,
    contact,
    url,
  }: {
    readonly siteName: string;
    readonly at: string;
    readonly contact: string;
    readonly url: string;
  }): MailBody => ({
    subject: `${siteName}: your password for the desk was changed`,
    heading: `Your password for ${siteName}’s desk was changed.`,
    paragraphs: [
      `It was changed at the desk on ${at}. Every other browser in which you were signed in is signed out.`,
      `If it wasn’t you, tell an admin at once, or write to ${contact}: somebody else may be at the desk under your name.`,
    ],
    links: [{ label: 'See where you are signed in', url }],
  }),
};
