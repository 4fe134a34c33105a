/** The conversation of a request, for both of its sides. */
export const conversationEn = {
  title: 'Conversation',
  you: 'You',
  staff: 'Technician',
  customer: 'Customer',
  question: 'Question',
  answer: 'Answer',
  emptyStaff: 'No messages yet. Ask or tell the customer something here; the request keeps running.',
  emptyCustomer: 'No messages yet. Ask or tell our technician something here.',
  text: 'Your message',
  readsLater: 'A technician reads it when they take your request.',
  readsNow: 'The technician working on your request sees it at once.',
  scheduled: 'Your change is ready and goes live by itself. To stop it, cancel the request.',
  done: 'Work on this request has ended. If something is not right, reopen it.',
  mails: 'The customer is also notified by mail.',
  send: 'Send message',
  closed: 'This conversation is closed.',
};
