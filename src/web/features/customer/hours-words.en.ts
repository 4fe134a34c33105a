/** Wording of the pages for hours and for other settings. */
export const hoursEn = {
  title: 'Change opening hours',
  text: 'Draw or type the week for one line or all of them. Lunch breaks and nights are fine.',
  which: '2. Which hours?',
  kind: 'Which hours change',
  kinds: { weekly: 'Every week', round: 'Open around the clock', season: 'Only between two dates' },
  roundText: 'The line is open at all times, also at weekends. Holidays and your own dates still count.',
  seasonHint: 'Summer hours',
  hint: 'Drag the bars or their edges, press an empty part to add an hour, or type: 09:00-12:00, 13:00-18:00. Hours such as 18:00-02:00 run into the next day.',
  typed: 'Hours on {{day}}',
  edges: { open: '{{day}}, opens', close: '{{day}}, closes' },
  faults: { unread: 'Enter hours as 09:00-12:00, 13:00-18:00.', overlap: 'These hours overlap.' },
  copy: 'Copy Monday to Friday',
  undo: 'Undo',
  timing: '3. Timing and note (optional)',
  lacks: {
    lines: 'Choose the lines first.',
    week: 'Correct the hours above first.',
    season: 'Enter both dates and a name.',
    time: 'Correct the time first.',
  },
};

export const settingsEn = {
  title: 'Change another setting',
  text: 'Forwarding, hold music, or anything else that belongs to your lines.',
  which: '2. What shall change?',
  kind: 'Setting',
  kinds: {
    forwarding: 'Pass callers on while closed',
    noForwarding: 'No longer pass callers on',
    music: 'Hold music of your own',
    noMusic: 'The default hold music again',
    text: 'Something else, in words',
  },
  number: 'Pass on to',
  numberHint: 'A phone number outside the lines chosen above, for example 0912-345-678.',
  wish: 'What shall we set?',
  wishHint: 'A technician reads it and sets it by hand. No personal data, please.',
  lacks: {
    lines: 'Choose the lines first.',
    number: 'Enter the number to which callers are passed on.',
    file: 'Once the voice file has passed its check, this says when it goes live.',
    text: 'Say what we shall set.',
    time: 'Correct the times first.',
  },
};
