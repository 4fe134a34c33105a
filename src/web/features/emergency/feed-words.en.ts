/** Wording of the feed of notices, part of that of the emergency desk. */
export const feedEn = {
  feed: {
    title: 'Feed of notices',
    off: 'No feed is set up. Enter notices by hand.',
    states: {
      waiting: 'No answer yet',
      answering: 'Answers',
      failing: 'Last attempt failed',
      silent: 'Silent',
    },
    silence:
      'Without an answer nothing is known: it does not mean that there is no day off. Check the official pages and enter what they say.',
    answered: 'Last read in full:',
    entries_one: '{{count}} entry',
    entries_other: '{{count}} entries',
    unread_one: '{{count}} could not be read',
    unread_other: '{{count}} could not be read',
    fault: 'Last attempt: {{text}}',
    faultStatus: 'Last attempt: {{text}} (HTTP {{status}})',
    next: 'Next attempt:',
  },
};
