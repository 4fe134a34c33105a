/** The search's own words: customers, who do not have it, do not load them. */
export const findingEn = {
  open: 'Search',
  key: 'Search lines, customers and requests',
  title: 'Search lines, customers and requests',
  label: 'Number, customer or request',
  hint: 'A phone number in any spelling, a part of the customer name, or a request number such as R-7K3M-Q2XD.',
  close: 'Close the search',
  results: 'Search results',
  groups: { lines: 'Lines', customers: 'Customers', requests: 'Requests' },
  counts: { open: '{n} open', lines: 'Lines: {n}' },
  states: { confirmed: 'Up to date', changing: 'Being changed', unknown: 'State unknown', retired: 'Out of service' },
  due: 'promised by {at}',
  live: 'live since {at}',
  none: 'Nothing was found for "{q}"',
  noneText: 'Check the spelling, or type only a part: the last four digits, or one word of the name.',
  found: '{n} found',
};
