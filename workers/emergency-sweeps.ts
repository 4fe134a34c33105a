import {
  expireAnnouncements,
  nextSettling,
  settleAnnouncements,
} from '../src/features/announcements/announcements.sweeps.ts';
import { followFeed, nextFeedTurn } from '../src/features/announcements/feed/follow-feed.ts';
import { askOwners } from '../src/features/broadcasts/ask-owners.ts';
import { followBroadcasts, nextBroadcastEnd } from '../src/features/broadcasts/follow-broadcasts.ts';
import { sweepHandJobs } from '../src/features/broadcasts/keep-hand-jobs.ts';
import { tellCorrections } from '../src/features/broadcasts/tell-corrections.ts';
import { giveUpClosures, sendClosures } from '../src/features/change-requests/moving/send-closure.ts';
import { sendVoices } from '../src/features/change-requests/moving/send-voices.ts';
import { nudgeHurried } from '../src/reconcile/hurry-lines.ts';
import { type Sweep, second } from './sweep.ts';

/** Sweeps of emergencies: notices, broadcasts, customers' own closures. */
export const emergencySweeps: readonly Sweep[] = [
  {
    name: 'propose-announcements',
    purpose: 'proposes notices of days off that have stood unchanged long enough',
    everyMs: second,
    prompt: true,
    run: settleAnnouncements,
    nextAt: nextSettling,
  },
  {
    name: 'settle-disputes',
    purpose: 'ends disputes about notices in which two sources agree and nothing has contradicted them since',
    everyMs: 5 * second,
    run: settleAnnouncements,
  },
  {
    name: 'expire-announcements',
    purpose: 'ends announcements whose day or hours are over',
    everyMs: 10 * second,
    run: expireAnnouncements,
  },
  {
    name: 'follow-feed',
    purpose: 'reads the feed of notices when it is due, and alarms somebody when it has not answered for too long',
    everyMs: 5 * second,
    prompt: true,
    run: followFeed,
    nextAt: nextFeedTurn,
  },
  {
    name: 'end-broadcasts',
    purpose: 'opens the lines of emergency broadcasts again whose time is over',
    everyMs: second,
    prompt: true,
    run: followBroadcasts,
    nextAt: nextBroadcastEnd,
  },
  {
    name: 'follow-broadcasts',
    purpose: 'sends the lines behind a first one that is closed, and ends a broadcast when its last line has settled',
    everyMs: second,
    prompt: true,
    run: followBroadcasts,
  },
  {
    name: 'send-closures',
    purpose:
      'sends emergency closures past the queue that an announcement covers, and has someone told of those that wait',
    everyMs: 2 * second,
    run: sendClosures,
  },
  {
    name: 'give-up-closures',
    purpose: 'turns down emergency closures whose time is over before anybody sent them',
    everyMs: 10 * second,
    run: giveUpClosures,
  },
  {
    name: 'send-voices',
    purpose: 'sends voice files of emergency and holiday slots past the queue while temporary service hours are open',
    everyMs: 2 * second,
    run: sendVoices,
  },
  {
    name: 'drive-emergencies',
    purpose: 'has lines of emergencies driven that nobody drives',
    everyMs: second,
    prompt: true,
    run: nudgeHurried,
  },
  {
    name: 'ask-owners',
    purpose: 'asks owners who want to be asked before an emergency broadcast closes their lines',
    everyMs: second,
    prompt: true,
    run: askOwners,
  },
  {
    name: 'tell-corrections',
    purpose: 'mails owners, and contacts that were asked, that a broadcast which had closed their lines was taken back',
    everyMs: second,
    prompt: true,
    run: tellCorrections,
  },
  {
    name: 'keep-emergency-jobs',
    purpose:
      'returns jobs of lines that a person closes or opens whose lease is over, and opens those that are missing',
    everyMs: 10 * second,
    run: sweepHandJobs,
  },
];
