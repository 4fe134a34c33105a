import type { InvitationInput } from '../contract/access.contract.ts';
import type { PromptSlot } from '../domain/line/line-config.ts';
import type { DemoTime } from './demo-time.ts';

export interface DemoStep {
  action: 'take' | 'ask' | 'apply';
  /** A demo account. */
  by: string;
  when: DemoTime | 'now';
  question?: string;
}

/** A voice replacement of the demonstration, and its progress. */
export interface DemoFiling {
  /** In `fixtures/audio`. */
  recording: string;
  /** The customer's file name. */
  fileName: string;
  number: string;
  slot: PromptSlot;
  by: string;
  filed: DemoTime | 'now';
  note?: string;
  /** A planned switch. */
  switchesIn?: DemoTime;
  steps: readonly DemoStep[];
}

export const demoInvitation: InvitationInput = { email: 'new.colleague@demo.lineshift.example', roles: ['member'] };

const technician = 'technician2';

export const demoFilings: readonly DemoFiling[] = [
  {
    recording: 'greeting.wav',
    fileName: '訂位專線歡迎語.wav',
    number: '+886255501002',
    slot: 'greeting',
    by: 'owner',
    filed: { days: -6, time: '10:20' },
    note: '新的歡迎語，請協助更換。',
    steps: [
      { action: 'take', by: technician, when: { days: -5, time: '09:40' } },
      { action: 'apply', by: technician, when: { days: -5, time: '09:52' } },
    ],
  },
  {
    recording: 'closed.wav',
    fileName: '下班語音.wav',
    number: '+886255501002',
    slot: 'closed',
    by: 'member',
    filed: { days: -2, time: '14:05' },
    steps: [
      { action: 'take', by: technician, when: { days: -1, time: '10:12' } },
      {
        action: 'ask',
        by: technician,
        when: { days: -1, time: '10:20' },
        question: '檔案裡提到「稍後再撥」，午休時間（12:00 至 13:00）也要播放這一段嗎？',
      },
    ],
  },
  {
    recording: 'menu.mp3',
    fileName: '臺中門市語音選單.mp3',
    number: '+886455501003',
    slot: 'menu',
    by: 'owner',
    filed: { days: -1, time: '15:30' },
    steps: [{ action: 'take', by: technician, when: 'now' }],
  },
  {
    recording: 'menu.mp3',
    fileName: '總機語音選單.mp3',
    number: '+886355502001',
    slot: 'menu',
    by: 'enterpriseOwner',
    filed: { days: -3, time: '11:15' },
    note: '配合新分機表，請於指定時間切換。',
    switchesIn: { days: 2, time: '08:30' },
    steps: [
      { action: 'take', by: technician, when: { days: -2, time: '13:30' } },
      { action: 'apply', by: technician, when: { days: -2, time: '13:41' } },
    ],
  },
  {
    recording: 'hold.mp3',
    fileName: '等候音樂旁白.mp3',
    number: '+886355502002',
    slot: 'hold',
    by: 'enterpriseOwner',
    filed: 'now',
    steps: [],
  },
];
