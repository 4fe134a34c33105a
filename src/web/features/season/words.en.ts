/** Wording of the desk's board of coming days off. */
export const seasonBoardEn = {
  title: 'Coming days off',
  text: 'Who has answered. Customers with lines that have nothing set come first.',
  customers: 'Customers',
  customer: 'Customer',
  open: 'Without a plan',
  set: 'Set',
  none: 'Nothing changes',
  own: 'Set themselves',
  people: 'Whom to ask',
  told: 'Notified',
  notTold: 'Not notified yet',
  fileBy: 'File by',
  onlyOpen: 'Only those without a plan',
  all: 'Everybody has answered',
  allText: 'No customer has a line without a plan for these days.',
};
