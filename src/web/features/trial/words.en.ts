/** Wording of the trial card, loaded with it: only customers on trial see it. */
export const trialEn = {
  left: 'Trial: {days} of 14 days of support left',
  until: 'Support ends at the end of {day}.',
  over: 'Your trial support ended on {day}',
  overText: 'Requests can be filed again with a plan.',
  ends: 'What ends',
  endsList: ['Requests to change your lines', 'Help from customer service and your onboarding specialist'],
  stays: 'What stays',
  staysList: ['Your lines, answering as they are set', 'Your voice files, requests and history', 'Asking for quotes'],
  plan: 'Ask sales about a plan',
};
