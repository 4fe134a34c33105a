import type { InvitationInput } from '../contract/access.contract.ts';
import type { DemoFile, DemoFiling } from './demo-filing.ts';

export const demoInvitation: InvitationInput = { email: 'new.colleague@demo.lineshift.example', roles: ['member'] };

const first = 'technician';
const second = 'technician2';

const greeting: DemoFile = { recording: 'greeting-long.mp3', name: '海風旅行社歡迎語.mp3' };
const afterHours: DemoFile = { recording: 'closed.wav', name: '下班語音.wav' };
const branchMenu: DemoFile = { recording: 'menu.mp3', name: '語音選單.mp3' };

/** The travel agency: its first line is recorded throughout, so that every hour of every day has something to hear. */
const travelAgency: readonly DemoFiling[] = [
  {
    file: greeting,
    number: '+886255501001',
    slot: 'greeting',
    by: 'owner',
    filed: { days: -12, time: '10:35' },
    note: '換成新錄的歡迎語，謝謝。',
    steps: [
      { action: 'take', by: first, when: { days: -11, time: '09:30' } },
      { action: 'apply', by: first, when: { days: -11, time: '09:41' } },
    ],
  },
  {
    file: afterHours,
    number: '+886255501001',
    slot: 'closed',
    by: 'owner',
    filed: { days: -12, time: '10:42' },
    note: '下班和假日都播這一段就可以。',
    steps: [
      { action: 'take', by: second, when: { days: -11, time: '10:05' } },
      { action: 'apply', by: second, when: { days: -11, time: '10:11' } },
    ],
  },
  {
    file: greeting,
    number: '+886255501002',
    slot: 'greeting',
    by: 'owner',
    filed: { days: -6, time: '10:20' },
    note: '訂位專線也請換成跟客服專線一樣的歡迎語。',
    steps: [
      { action: 'take', by: second, when: { days: -5, time: '09:40' } },
      { action: 'apply', by: second, when: { days: -5, time: '09:52' } },
    ],
  },
  {
    file: branchMenu,
    number: '+886255501001',
    slot: 'menu',
    by: 'member',
    filed: { days: -4, time: '16:20' },
    note: '分機有調整，選單請換這一版。',
    steps: [
      {
        action: 'cancel',
        by: 'member',
        when: { days: -4, time: '17:05' },
        words: '分機表還沒定案，確定後再重新申請。',
      },
    ],
  },
  {
    file: afterHours,
    number: '+886255501002',
    slot: 'closed',
    by: 'member',
    filed: { days: -2, time: '14:05' },
    steps: [
      { action: 'take', by: second, when: { days: -1, time: '10:12' } },
      {
        action: 'ask',
        by: second,
        when: { days: -1, time: '10:20' },
        words: '檔案裡提到「稍後再撥」，午休時間（12:00 至 13:00）也要播放這一段嗎？',
      },
    ],
  },
  {
    file: branchMenu,
    number: '+886455501003',
    slot: 'menu',
    by: 'owner',
    filed: { days: -1, time: '15:30' },
    steps: [{ action: 'take', by: second, when: 'now' }],
  },
];

const manufacturer: readonly DemoFiling[] = [
  {
    file: { recording: 'menu.mp3', name: '總機語音選單.mp3' },
    number: '+886355502001',
    slot: 'menu',
    by: 'enterpriseOwner',
    filed: { days: -3, time: '11:15' },
    note: '配合新分機表，請於指定時間切換。',
    switchesIn: { days: 2, time: '08:30' },
    steps: [
      { action: 'take', by: second, when: { days: -2, time: '13:30' } },
      { action: 'apply', by: second, when: { days: -2, time: '13:41' } },
    ],
  },
  {
    file: { recording: 'hold.mp3', name: '等候音樂旁白.mp3' },
    number: '+886355502002',
    slot: 'hold',
    by: 'enterpriseOwner',
    filed: 'now',
    steps: [],
  },
];

const outsideSessions: DemoFile = { recording: 'closed.wav', name: '非看診時間.wav' };

const clinic: readonly DemoFiling[] = [
  {
    file: outsideSessions,
    number: '+88675550402',
    slot: 'closed',
    by: 'clinicOwner',
    filed: { days: -8, time: '13:20' },
    note: '新的非看診時間語音，先換術後諮詢這支。',
    steps: [
      { action: 'take', by: second, when: { days: -7, time: '10:00' } },
      { action: 'signOff', by: second, when: { days: -7, time: '10:24' } },
    ],
  },
  {
    file: outsideSessions,
    number: '+88675550401',
    slot: 'holiday',
    by: 'clinicOwner',
    filed: { days: -3, time: '19:10' },
    note: '院長進修停診的那兩天播這一段，之後請換回原本的。',
    switchesIn: { days: 12, time: '00:00' },
    switchesBack: { days: 14, time: '00:00' },
    steps: [
      { action: 'take', by: first, when: { days: -2, time: '15:10' } },
      { action: 'apply', by: first, when: { days: -2, time: '15:18' } },
    ],
  },
  {
    file: outsideSessions,
    number: '+88675550401',
    slot: 'closed',
    by: 'clinicOwner',
    filed: { days: -1, time: '11:40' },
    note: '術後諮詢那支聽起來沒問題，預約專線也請換成同一段。',
    steps: [{ action: 'take', by: first, when: 'now' }],
  },
  {
    file: { recording: 'greeting.wav', name: '新版歡迎語.wav', breaksOffAt: 96_000 },
    number: '+88675550401',
    slot: 'greeting',
    by: 'clinicOwner',
    filed: { days: -1, time: '20:15' },
    note: '用手機錄的，傳的時候網路不太穩，有問題再跟我說。',
    steps: [],
  },
];

const closedNotice: DemoFile = { recording: 'closed.wav', name: '非營業時間公告.wav' };
const newMembership: DemoFile = { recording: 'menu.mp3', name: '會員方案歡迎語.mp3' };

/** Has an environment of its own, where a change takes longer: what it leaves in the queue is due late. */
const deliveryService: readonly DemoFiling[] = [
  {
    file: closedNotice,
    number: '+88635550501',
    slot: 'holiday',
    by: 'deliveryOwner',
    filed: { days: -5, time: '11:05' },
    note: '倉庫盤點那天也播這一段。',
    steps: [
      { action: 'take', by: second, when: { days: -4, time: '14:00' } },
      {
        action: 'hold',
        by: second,
        when: { days: -4, time: '14:12' },
        words: '電話系統正在升級，原廠請我們等升級完成再更動設定。',
      },
    ],
  },
  {
    file: closedNotice,
    number: '+88635550501',
    slot: 'closed',
    by: 'deliveryOwner',
    filed: { days: -3, time: '09:25' },
    note: '預設語音沒說營業時間，客人一直打來問，請換成我們的公告。',
    steps: [
      { action: 'take', by: first, when: { days: -2, time: '10:30' } },
      {
        action: 'fail',
        by: first,
        when: { days: -2, time: '11:10' },
        words: '語音檔匯入兩次都失敗，電話系統回報儲存空間不足，要先請廠商清出空間。',
      },
    ],
  },
  {
    file: closedNotice,
    number: '+88635550502',
    slot: 'closed',
    by: 'agent',
    filed: { days: -1, time: '17:55' },
    note: '到貨查詢專線也換成同一段非營業時間公告。',
    onBehalf: { channel: 'phone', evidence: '謝明達來電，下午 5:40，以統一編號核對身分' },
    steps: [],
  },
  {
    file: newMembership,
    number: '+88635550501',
    slot: 'greeting',
    by: 'deliveryOwner',
    filed: { days: -1, time: '20:48' },
    note: '會員方案改版，歡迎語麻煩協助更換，謝謝！',
    steps: [],
  },
  {
    file: newMembership,
    number: '+88635550502',
    slot: 'greeting',
    by: 'deliveryOwner',
    filed: 'now',
    note: '到貨查詢專線的歡迎語也一起換，跟訂購專線同一個檔案。',
    steps: [],
  },
];

export const demoFilings: readonly DemoFiling[] = [...travelAgency, ...manufacturer, ...clinic, ...deliveryService];
