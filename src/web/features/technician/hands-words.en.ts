/** Wording of how a job changes hands: the end of its lease, notes, who gets it. */
export const technicianHandsEn = {
  lease: {
    title: 'This job is about to go back to the queue',
    text: 'Without activity someone else can take it soon. Time left:',
    goOn: 'I am still working on it',
  },
  notes: {
    title: 'Hand-over notes',
    text: 'For whoever works on this next. Only staff read them, never the customer.',
    label: 'Your note',
    leave: 'Leave the note',
  },
  reassign: {
    label: 'Reassign',
    title: 'Assign the job of {{customer}}',
    textTaken: '{{holder}} has it now. Both are notified.',
    textOpen: 'Nobody has it yet. Whoever you choose is notified.',
    to: 'Technician',
    choose: 'Choose a technician',
    loading: 'Loading',
    nobody: 'No such technician',
    holds_one: '{{name}} (holds {{count}} job)',
    holds_other: '{{name}} (holds {{count}} jobs)',
    reason: 'Why? (optional)',
    confirm: 'Assign it',
    keep: 'Leave it as it is',
  },
  batch: {
    label: 'Take the next ones of {{customer}} together',
    taken_one: '{{count}} job taken.',
    taken_other: '{{count}} jobs taken.',
    left_one: '{{count}} more is still open.',
    left_other: '{{count}} more are still open.',
  },
};
