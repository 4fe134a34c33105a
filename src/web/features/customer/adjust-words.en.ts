/** Wording of going back to an earlier version of a line. */
export const rollbackEn = {
  title: 'Put the line back to version {{number}}',
  note: '1. Note (optional)',
  version: 'Version',
  link: 'Put the line back to version {{number}}',
};

/** Wording of the adjustments that are no voice file: days, hours and other settings, over one line or many. */
export const adjustEn = {
  lines: 'Lines',
  linesHint: 'Choose one or more',
  allLines: 'All {{count}} lines',
  group: '{{name}} ({{count}})',
  chosen: 'Chosen: {{count}}',
  where: '1. Which lines?',
  check: 'Before you send',
  waitLines: 'Choose the lines first.',
  onLines_one: 'On this line:',
  onLines_other: 'On these {{count}} lines:',
  unchanged: 'It is set this way already.',
  mergeTitle: 'Another open request of the same kind',
  merge: 'Merge into that one',
  mergeAsk: 'Merge this request into {{number}}?',
  mergeText: 'Its lines go on there, as one job and with the earlier deadline. This request ends.',
  mergeDo: 'Merge them',
  mergeKeep: 'Leave them apart',
  merged: 'The requests are merged.',
  mergedInto: 'Its lines go on in request',
  changedSince: 'Changed since you filed this',
  changedSinceText: 'Your planned change still goes ahead, on top of this. To stop it, cancel the request.',
  inWords: 'A technician sets it by hand, as the note says.',
  heard: 'What callers will hear on these days',
  changes: 'What changes',
  other: 'Change something else',
};
