/** The reports page's own words; those of its figures are in `contract/words/reports.ts`, where the files have them from, too. */
export const reportingEn = {
  text: 'How promises are kept and what becomes of requests. Months and days are those of Taipei.',
  which: 'Report',
  names: { deadlines: 'Promises', requests: 'Requests' },
  time: 'Time',
  presets: { thisMonth: 'This month', lastMonth: 'Last month', year: 'Last 12 months' },
  from: 'From',
  to: 'To',
  by: 'Grouped by',
  groupings: { month: 'Month', kind: 'Kind', customer: 'Customer' },
  download: 'Download CSV',
  table: { deadlines: 'Promises: the figures', requests: 'Requests: the figures' },
  number: 'No. in the table',
  chart: {
    deadlines: 'Promises kept and late',
    requests: 'Requests filed',
    kept: 'Promises kept: {kept} of {promised} ({percent} %).',
    filed: 'Filed: {filed}. Completed: {completed}.',
    most: 'The chart shows {bars} of {all}; the table has them all.',
  },
  none: {
    deadlines: 'No promise was due in this time',
    requests: 'No request was filed in this time',
    text: 'Choose a longer time.',
  },
  meaning: 'What the figures mean',
  nothing: 'nothing to measure',
};
