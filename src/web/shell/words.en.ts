export const shellEn = {
  quotes: 'Quotes',
  ask: 'Ask us',
  enquiries: 'Questions',
  fileFor: 'File for a customer',
  requests: 'Requests',
  customers: 'Customers',
  serviceStatus: 'Service status',
  scope: 'Scope table',
  expertJobs: 'Work of quotes',
  skip: 'Skip to the content',
  home: 'Lineshift, start page',
  navigation: 'Main',
  calendar: 'Service calendar',
  openMenu: 'Open the menu',
  closeMenu: 'Close the menu',
  account: 'My account',
  audit: 'Audit',
  language: 'Language',
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', auto: 'Same as the system' },
  chosen: 'chosen',
  signOut: 'Sign out',
  contactUs: 'Contact us',
  reports: 'Reports',
  onCall: 'On call',
  emergency: 'Emergencies',
  tour: {
    label: 'Tour',
    again: 'Show the tour',
    step: 'Step {{step}} of {{steps}}',
    next: 'Next',
    back: 'Back',
    finish: 'Done',
    end: 'End the tour',
    steps: {
      customer: {
        hear: {
          title: 'What your callers hear now',
          text: 'Each row is one of your numbers, with what it plays at this moment and until when. Press play to listen.',
        },
        replace: {
          title: 'Replace a voice file',
          text: 'Drop a file or record here. Before you send you hear it as callers will, and see when it will be live.',
        },
        follow: {
          title: 'Follow it until it is live',
          text: 'Every request shows when it will be live, how that was calculated, and what has happened. It updates by itself.',
        },
      },
      technician: {
        take: {
          title: 'Take the next job',
          text: 'The queue is in order: emergencies, then what is due first. Take one, and it is yours for four hours; an emergency, for ten minutes.',
        },
        mine: {
          title: 'Work on your jobs',
          text: "Jobs you took are here with the time left. A colleague's job can be taken over with a reason, under Taken.",
        },
        test: {
          title: 'Check the phone systems',
          text: 'Test a connection before you apply. After applying, the job shows what the phone system really has.',
        },
      },
      operator: {
        start: {
          title: 'See what needs you',
          text: 'Late work, failures and phone systems that stopped answering. Each number opens what it counts.',
        },
        failed: {
          title: 'Put failed work back',
          text: 'What technicians gave up is here with the reason. Put it back into the queue once the cause is gone.',
        },
        systems: {
          title: 'Know the phone systems',
          text: 'Where lines live, and how changes reach them.',
        },
      },
      admin: {
        start: {
          title: 'See what needs you',
          text: 'Late work and failures, customers without an owner, contracts that end. Each number opens what it counts.',
        },
        systems: {
          title: 'Connect a phone system',
          text: 'Add one and test it: the test writes and reads, and tells you what is missing.',
        },
        audit: {
          title: 'Everything leaves a trace',
          text: "Every change, sign-in and playback is an entry that can't be edited. Open one for before and after.",
        },
      },
      office: {
        start: {
          title: 'Where you start',
          text: 'What waits for you today. Set up two-step verification under My account.',
        },
        contact: {
          title: 'How customers reach us',
          text: 'What customers see when they need to talk to someone.',
        },
        keys: {
          title: 'For scripts',
          text: 'A key lets a program act in your role. The API guide is at /api/docs.',
        },
      },
    },
  },
  notFound: {
    title: 'Not found',
    what: "This page doesn't exist",
    text: "The address may be mistyped, or your role doesn't have this page.",
    home: 'Go to the start page',
  },
};
