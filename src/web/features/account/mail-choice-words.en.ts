/** Wording of the choice of messages, loaded with the account's page. */
export const mailChoiceEn = {
  title: 'Messages you get',
  text: 'Messages about your account and your webhooks are always sent at once.',
  textStaff:
    'Messages about your account, jobs assigned to you, late answers to questions, and alarms while you are on call, are always sent at once.',
  which: 'Kinds of messages',
  kinds: {
    completed: 'A request is completed',
    waiting: 'A request, or coming days off, wait for your answer',
    progress: 'A request is scheduled, on hold, cancelled or moved',
    messages: 'A technician or customer service writes to you',
    jobs: 'A job of yours is reassigned or goes back to the queue',
    warnings: 'A promised time draws near',
    enquiries: 'A customer asks a question, or adds to one',
    quotes: 'A customer asks for a quote, answers one or writes about it',
  },
  when: 'When',
  paces: { atOnce: 'Each at once', daily: 'One mail in the morning of each working day' },
  saved: 'Saved.',
};
