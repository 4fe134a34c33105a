import type { LineInput } from '../contract/lines.contract.ts';
import { account, type DemoData } from './demo-data.ts';

const session = [
  { open: '09:00', close: '12:00' },
  { open: '14:00', close: '17:30' },
];
const evening = { open: '18:30', close: '21:00' };

/** Three sessions a day, none on Wednesday evening, a short Saturday. */
const clinicHours: LineInput['weekly'] = {
  mon: [...session, evening],
  tue: [...session, evening],
  wed: session,
  thu: [...session, evening],
  fri: [...session, evening],
  sat: [{ open: '09:00', close: '12:30' }],
  sun: [],
};

const long = [{ open: '08:00', close: '22:00' }];
const deliveryHours: LineInput['weekly'] = {
  mon: long,
  tue: long,
  wed: long,
  thu: long,
  fri: long,
  sat: [{ open: '09:00', close: '20:00' }],
  sun: [{ open: '09:00', close: '18:00' }],
};

/** A dentist's practice and a delivery service: they fill the queue, and have days of their own. */
export const furtherCustomers: DemoData = {
  organisations: [
    {
      key: 'clinic',
      name: '晨光牙醫診所 Morning Light Dental',
      plan: 'pro',
      environment: 'shared',
      county: '高雄市',
      onboardedDaysAgo: 210,
      contractDays: 520,
    },
    {
      key: 'delivery',
      name: '綠野宅配 Greenfield Delivery',
      plan: 'enterprise',
      environment: 'dedicated',
      county: '桃園市',
      onboardedDaysAgo: 640,
      contractDays: 455,
    },
  ],
  lines: [
    {
      organisation: 'clinic',
      system: 'directory',
      number: '+88675550401',
      label: '預約專線 Appointments',
      county: '高雄市',
      district: '左營區',
      emergencyConsent: 'auto',
      weekly: clinicHours,
      ownDays: [
        { days: [12, 13], name: '院長進修停診', hours: 'closed' },
        { days: [20, 20], name: '診所消毒，下午休診', hours: [{ open: '09:00', close: '12:00' }] },
      ],
    },
    {
      organisation: 'clinic',
      system: 'manual',
      number: '+88675550402',
      label: '術後諮詢 After-care',
      county: '高雄市',
      district: '左營區',
      emergencyConsent: 'ask',
      weekly: clinicHours,
      ownDays: [{ days: [12, 13], name: '院長進修停診', hours: 'closed' }],
    },
    {
      organisation: 'delivery',
      system: 'directory',
      number: '+88635550501',
      label: '訂購專線 Orders',
      county: '桃園市',
      district: '龜山區',
      emergencyConsent: 'ask',
      weekly: deliveryHours,
      followNationalCalendar: false,
      ownDays: [
        { days: [9, 9], name: '倉庫盤點', hours: 'closed' },
        { days: [15, 17], name: '週年慶延長服務', hours: [{ open: '08:00', close: '24:00' }] },
      ],
    },
    {
      organisation: 'delivery',
      system: 'manual',
      number: '+88635550502',
      label: '到貨查詢 Delivery enquiries',
      county: '桃園市',
      district: '龜山區',
      emergencyConsent: 'ask',
      weekly: deliveryHours,
      followNationalCalendar: false,
      ownDays: [{ days: [9, 9], name: '倉庫盤點', hours: 'closed' }],
    },
  ],
  accounts: [
    account('clinicOwner', 'owner', 'clinic', '郭佩珊 Kuo Pei-shan'),
    account('deliveryOwner', 'owner', 'delivery', '謝明達 Hsieh Ming-ta'),
  ],
};
