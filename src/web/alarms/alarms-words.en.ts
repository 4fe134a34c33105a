/** Wording of alarms on every page of those who are notified. */
export const alarmsEn = {
  acknowledge: 'Acknowledge',
  acknowledgeOf: 'Acknowledge the alarm about {{about}}',
  acknowledged: 'Acknowledged. Nobody else is notified.',
  open: 'Open the job',
  openAlarm: 'Open the alarm',
  list: 'Open alarms',
  none: 'No open alarms.',
  all: 'All alarms',
  notices: {
    off: 'Alarms sound on this page only.',
    on: 'Alarms are also shown outside this page, in this browser.',
    denied: 'This browser blocks notifications of this site. Allow them in its site settings.',
    unable: 'This browser cannot show alarms outside the page.',
    turnOn: 'Show them outside the page',
    turnOff: 'Turn off',
  },
};
