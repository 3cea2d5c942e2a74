/** English words of the pages on which donors look after what they gave, and of the mail that signs them in. */
import type { DeletionObstacle } from '#app/domain/donor-deletion.ts';
import type { DonorStatus } from '#app/domain/donation/donor-status.ts';
import type { UnlinkedKey } from '#app/domain/kept-data.ts';
import type { StandingGiftStatus } from '#app/domain/standing-gift/donor-status.ts';
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';

/** What became of a gift, in a list of many; the gift's own page says more. */
const statuses: Readonly<Record<DonorStatus, string>> = {
  unopened: 'Not charged: the payment page didn’t open',
  open: 'Waiting for your payment',
  abandoned: 'Not charged: no payment was made',
  checking: 'Held at your bank while we check',
  taking: 'Checked; being charged now',
  releasing: 'Not taken; your bank’s hold is being released',
  held: 'Held, not taken: a person will decide',
  received: 'Received',
  returning: 'Refused later; being returned to you',
  returned: 'Refused later; returned to you',
  refused: 'Not charged: we couldn’t accept it',
  lapsed: 'Not charged: we ran out of time',
};

const standingStatuses: Readonly<Record<StandingGiftStatus, string>> = {
  unopened: 'Not started: the payment page didn’t open',
  open: 'Waiting for your card',
  abandoned: 'Not started: no card was saved',
  checking: 'We’re checking; nothing was charged',
  held: 'Waiting for a person to decide; nothing was charged',
  starting: 'Starting now',
  confirming: 'Your bank wants you to confirm the first payment',
  active: 'Running',
  refusing: 'Not started: we couldn’t accept it',
  'refusing-later': 'Ended: we couldn’t go on accepting it',
  ending: 'Ending; nothing more is charged',
  refused: 'Not started: we couldn’t accept it',
  'refused-later': 'Ended: we couldn’t go on accepting it',
  lapsed: 'Not started: we ran out of time',
  declined: 'Not started: your bank declined',
  unpaid: 'Ended: the last payment didn’t go through',
  withdrawn: 'Not started: you stopped it',
  stopped: 'Stopped; nothing more is charged',
};

const obstacles: Readonly<Record<DeletionObstacle, string>> = {
  standing:
    'A standing gift isn’t closed yet at our payment company. If it was running, we’ve asked to end it, and nothing more is charged.',
  undecided: 'We’re still deciding about one of your gifts, and have to know whose it is until then.',
  restoring:
    'We’ve restored our records from a backup and are still comparing them with our payment company’s.',
  moving:
    'Money is on its way back to you, or your bank is looking into a gift, and we have to be able to reach you until that’s done.',
};

const unlinked: Readonly<Record<UnlinkedKey, string>> = {
  hashes: 'They stand beside the name and the address from which they were made.',
  lists: 'None of this comes from supporters.',
  corrections: 'We don’t link these to gifts. Write to us if you sent one.',
  addresses: 'We can’t tell whose they are.',
  attempts: 'We can’t tell whose they are.',
  staff: 'None of this is about supporters.',
};

const each: Readonly<Record<GiftInterval, string>> = { month: 'every month', year: 'every year' };

export const supporters = {
  title: (siteName: string) => `Your gifts – ${siteName}`,
  kicker: 'For supporters',
  emailForm: {
    errorsTitle: 'Please check the following',
    noAddress: 'Please enter an email address such as name@example.org.',
    limited: (minutes: number) =>
      `Your network has asked several times just now. Please try again in ${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  },
  ask: {
    heading: 'See everything you gave',
    lead: 'Your gifts, where each one stands, and your standing gifts. There’s no account and no password: we send you an email that lets you in.',
    email: 'The email address you gave with',
    hint: 'The one you typed on the payment page.',
    send: 'Send me the email',
    kept: 'We use the address to look for your gifts and for nothing else.',
  },
  code: {
    title: (siteName: string) => `Check your email – ${siteName}`,
    heading: 'Check your email',
    lead: 'If someone gave with this address, an email is on its way. It works for 15 minutes, once.',
    nothing:
      'Nothing there? Look in your spam folder. Your gift may also have been made with another address, or without one. Whether an address is known to us, we tell only the person who reads its mail.',
    label: 'The code in the email',
    hint: 'Or open the link in it, on this device or another one.',
    send: 'Sign in',
    errorsTitle: 'You are not signed in',
    refused:
      'That isn’t the code of a current email. Please check it, or ask for a new email if yours is more than 15 minutes old.',
    again: 'Ask for another email',
  },
  signIn: {
    title: (siteName: string) => `Sign in – ${siteName}`,
    heading: 'One more press, and you’re in',
    lead: 'Press the button to see your gifts in this browser. We ask because some mail programs open links before you do.',
    button: 'Show my gifts',
    over: {
      heading: 'This link no longer works',
      text: 'It worked for 15 minutes, once. You may have used it, or its code, already.',
      again: 'Ask for a new one',
    },
  },
  giving: {
    heading: 'Everything you gave,',
    marked: 'in one place.',
    signOut: 'Sign out',
    short: 'We sign you out when nothing has happened for an hour.',
    standingTitle: 'Standing gifts',
    standing: (charged: string, interval: GiftInterval) => `${charged} ${each[interval]}`,
    standingStatuses,
    asks: 'Waiting for your answer: one standing gift, or two? Nothing was charged',
    next: (day: string) => `next on ${day}`,
    change: 'To stop one, open it.',
    giftsTitle: 'Gifts',
    gift: (amount: string, day: string) => `${amount}, ${day}`,
    renewal: 'of your standing gift',
    statuses,
    charged: (amount: string) => `we charged ${amount}`,
    receipt: (number: string) => `receipt ${number}`,
    receiptWithdrawn: (number: string) => `receipt ${number}, which no longer holds`,
    returned: (amount: string) => `${amount} of it has gone back to you`,
    returning: (amount: string) => `${amount} is on its way back to you`,
    notReturned: (amount: string) => `${amount} could not be returned to you; we’ll be in touch`,
    atBank: 'your bank is looking into it',
    none: 'There are no gifts on this page.',
    statementsTitle: 'Yearly statements',
    statement: (year: number) => `${String(year)} (PDF)`,
    dataTitle: 'What we know of you',
    data: 'Download it as a file (JSON)',
    deletion: 'Have it deleted',
    address: 'Change your email address',
    older: 'Older gifts',
    newest: 'Back to the newest',
  },
  address: {
    title: (siteName: string) => `Change your email address – ${siteName}`,
    heading: 'Change your email address',
    lead: 'Your gifts, standing gifts, receipts and statements move to the new address, and our emails go there from then on. We write to both addresses, and it happens once both have said yes.',
    email: 'Your new email address',
    hint: 'If you also gave with this address, those gifts join these.',
    send: 'Write to both addresses',
    back: 'Keep the address',
    same: 'That’s the address we have. Please enter another one.',
    asked: {
      heading: 'Please look in both inboxes',
      text: 'An email is on its way to each address. Open the link in both within 24 hours, in any order. Until both have said yes, nothing changes.',
      lost: 'Can’t open the old inbox any more? Write to us, and a person will help.',
    },
    sides: {
      old: {
        heading: 'Move your gifts to another address?',
        text: (newEmail: string) => `Everything you gave moves to ${newEmail}, and our emails go there.`,
      },
      new: {
        heading: 'Is this address yours?',
        text: () => 'Somebody who gave to us wants to be known by this address from now on.',
      },
    },
    confirm: 'Yes, change it',
    cancel: 'No, this wasn’t me',
    waits: {
      heading: 'Thank you. One more yes is missing.',
      text: 'We also wrote to the other address. It happens once the link there is confirmed too.',
    },
    undecided: {
      heading: 'Both have said yes. We can’t change it just yet.',
      text: 'We’re still checking or charging one of your gifts, and what was given with it has to stay as it is until that’s done. Please press again then.',
    },
    done: {
      heading: 'It’s changed.',
      text: 'Everything you gave is under the new address. You’re signed out everywhere, and links in our earlier emails no longer work: sign in with the new address.',
      again: 'Sign in with the new address',
    },
    canceled: {
      heading: 'Nothing was changed.',
      text: 'Thank you for telling us. Whoever was signed in to your gifts is signed out. If you didn’t ask for it, somebody may be able to read your email: please change its password.',
    },
    over: {
      heading: 'This link no longer works',
      text: 'It worked for 24 hours, until both addresses had confirmed, or until another change was asked for.',
    },
    home: 'See your gifts',
    mails: {
      both: 'It happens once both addresses have said yes. The link works for 24 hours, and opening it changes nothing yet.',
      link: 'Look at it and decide',
      old: {
        subject: (siteName: string) => `Your gifts to ${siteName}: move to another address?`,
        heading: (siteName: string) => `Somebody asks to move your gifts to ${siteName} to another address.`,
        text: (newEmail: string) =>
          `Signed in to your gifts, you or somebody else asked that we know you by ${newEmail} from now on.`,
        notYou:
          'If it wasn’t you, open the link and say so: nothing changes, and whoever is signed in is signed out. Without your yes nothing changes either.',
      },
      new: {
        subject: (siteName: string) => `Your address for gifts to ${siteName}: is this yours?`,
        heading: (siteName: string) => `Somebody who gave to ${siteName} wants to be known by this address.`,
        text: () => 'If that’s you, open the link and say yes. Our emails about your gifts then come here.',
        notYou: 'If it isn’t, there’s nothing you need to do.',
      },
    },
  },
  /** Of the file. */
  ownData: {
    gifts: 'your gifts, what happened to each, and what money moved',
    unlinked,
  },
  deletion: {
    title: (siteName: string) => `Delete what we know of you – ${siteName}`,
    heading: 'Delete what we know of you?',
    goesTitle: 'What goes',
    goes: 'Your name, your email address, your country and postal code, what we kept of your card, what you told us, our emails to you, and what our staff wrote about your gifts. We can’t bring any of it back.',
    staysTitle: 'What stays',
    stays:
      'Amounts, dates, and what we decided, without you, and the receipts we issued, with the name that was printed on them: the law makes us keep both. Our payment company keeps its own records of payments, as the law tells it to. A name that our staff cleared stays in a form that spares it from being stopped again; nothing says whose it was.',
    standingTitle: 'Standing gifts',
    standing:
      'Any that run are stopped first. Nothing is deleted until our payment company has confirmed that nothing more is charged.',
    afterTitle: 'Afterwards',
    after:
      'These pages no longer know you. The pages of single gifts stay at their addresses and say what became of the money.',
    button: 'Delete it for good',
    back: 'Keep it',
    notYet: 'Nothing was deleted yet',
    obstacles,
    again:
      'Please press again later. Usually that’s in a minute; if we’re deciding, or a bank is, once that’s done.',
    done: {
      heading: 'It’s deleted.',
      text: 'We no longer know who gave these gifts. Thank you for what you gave.',
      home: 'Read our fact-checks',
    },
  },
  mail: {
    subject: (siteName: string) => `Your gifts to ${siteName}: the link to see them`,
    heading: (siteName: string) => `Here’s the way to your gifts to ${siteName}.`,
    text: 'You, or somebody who typed your address, asked to see them. The link works for 15 minutes, once.',
    code: (code: string) => `Reading this on another device? Type this code where you asked: ${code}`,
    notYou:
      'If it wasn’t you, you don’t need to do anything: without this email, nobody sees your gifts. Please don’t give the code to anyone. We never ask for it.',
    link: 'Show my gifts',
  },
};
