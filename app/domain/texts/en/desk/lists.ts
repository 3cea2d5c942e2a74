/** The desk's words that every list has: its pages, its filters, and the ways on. */

export const lists = {
  pages: 'Pages',
  newest: 'Newest',
  older: 'Older',
  all: 'All',
  show: 'Show',
  showAll: 'Show all',
  search: 'Search',
};
