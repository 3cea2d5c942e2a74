/** English words of the pages by month and topic, and of the ways to them. */

export const archive = {
  browse: 'Browse the fact-checks',
  topics: 'Topics',
  allTopics: 'All topics',
  months: 'Months',
  allMonths: 'All months',
  count: (count: string, isOne: boolean) => `${count} ${isOne ? 'fact-check' : 'fact-checks'}`,
  topic: {
    kicker: 'Topic',
    title: (topic: string, siteName: string) => `${topic}: fact-checks – ${siteName}`,
    description: (topic: string) => `What we have checked about ${topic}, newest first.`,
  },
  month: {
    kicker: 'Month',
    title: (month: string, siteName: string) => `Fact-checks of ${month} – ${siteName}`,
    description: (month: string) => `What we checked in ${month}, newest first.`,
    earlier: (month: string) => `Earlier: ${month}`,
    later: (month: string) => `Later: ${month}`,
    neighborsLabel: 'Other months',
  },
  topicIndex: {
    title: (siteName: string) => `Topics – ${siteName}`,
    lead: 'What our fact-checks are about.',
    description: 'Every topic we have checked claims about.',
  },
  monthIndex: {
    title: (siteName: string) => `Months – ${siteName}`,
    lead: 'All that we have checked, by the month we checked it in.',
    description: 'Every month in which we have checked claims.',
  },
  empty: 'There’s nothing here yet.',
};
