/** The words of the desk's list of fact-checks. */
import type { PublicationState } from '#app/domain/article/publication.ts';

const states: Readonly<Record<PublicationState, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

export const factChecks = {
  title: 'Fact-checks',
  states,
  /** `since` is a moment in words. */
  stateSince: (state: PublicationState, since: string | null): string => {
    if (since === null || state === 'published') return states[state];
    return state === 'scheduled' ? `Scheduled, from ${since}` : `${states[state]} ${since}`;
  },
  listLabel: 'Fact-checks, newest first',
  columns: { headline: 'Headline', state: 'State', checked: 'Checked', corrections: 'Corrections' },
  demo: 'Demonstration',
  empty: 'There are no fact-checks yet.',
  noOlder: 'There are no older fact-checks.',
  howTo:
    'To add, publish, correct, or withdraw one, use the command npm run articles on the server; its --help says how.',
  figures: {
    /** One currency's, as a sentence; all values are formatted. */
    sentence: (shown: {
      readonly received: string;
      readonly one: boolean;
      readonly total: string;
      readonly refused: string;
    }) =>
      `${shown.received} ${shown.one ? 'gift' : 'gifts'} received, ${shown.total} after what went back; ${shown.refused} refused. `,
    lead: (year: string, through: string) => `What readers are told of ${year}, through ${through}: `,
    link: 'The page that says so',
  },
  pagesLabel: 'Pages',
  newest: 'Newest',
  older: 'Older',
};
