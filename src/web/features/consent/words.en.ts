/** Wording of the page on which an owner says whether lines are closed, loaded with it. */
export const consentEn = {
  title: 'Shall we close your lines?',
  hello: 'To {{name}}, {{customer}}',
  text: '{{area}}: {{reason}}',
  country: 'The whole country',
  from: 'From',
  until: 'Until',
  lines_one: '{{count}} line',
  lines_other: '{{count}} lines',
  heard:
    'Callers hear your emergency voice file, else our announcement. The lines open again by themselves at the end.',
  yes: 'Yes, close them',
  no: 'No, keep them open',
  saidYes: 'The lines are being closed for this time.',
  saidNo: 'The lines stay open.',
  by: 'Answered by the link sent to {{name}}, {{at}}.',
  change: 'You can change the answer until the end.',
  toNo: 'Open them after all',
  toYes: 'Close them after all',
  over: 'This closure has ended. Nothing can be answered any more, and your lines follow their own hours.',
  incomplete: 'Open the link from the mail again.',
};
