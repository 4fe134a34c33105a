import type { LineInput } from '../contract/lines.contract.ts';
import type { Role } from '../domain/access/role.ts';

/** Customers with their lines and accounts, and staff. */
export interface DemoData {
  organisations: readonly DemoOrganisation[];
  lines: readonly DemoLine[];
  /** Written all at once, in one transaction. */
  manyLines?: readonly DemoLine[];
  accounts: readonly DemoAccount[];
}

export interface DemoOrganisation {
  key: 'pro' | 'enterprise' | 'trial' | 'clinic' | 'delivery' | 'shops';
  name: string;
  plan: 'pro' | 'enterprise' | 'trial';
  environment: 'shared' | 'dedicated';
  county: string;
  onboardedDaysAgo: number;
  /** Days from today until the phone-channel contract ends; null: no contract. */
  contractDays: number | null;
}

const organisations: DemoOrganisation[] = [
  {
    key: 'pro',
    name: '海風旅行社 Seabreeze Travel',
    plan: 'pro',
    environment: 'shared',
    county: '臺北市',
    onboardedDaysAgo: 400,
    contractDays: 700,
  },
  {
    key: 'enterprise',
    name: '玉山精密 Jade Peak Precision',
    plan: 'enterprise',
    environment: 'dedicated',
    county: '新竹市',
    onboardedDaysAgo: 900,
    contractDays: 365,
  },
  {
    key: 'trial',
    name: '小巷咖啡 Alley Coffee',
    plan: 'trial',
    environment: 'shared',
    county: '臺南市',
    onboardedDaysAgo: 3,
    contractDays: null,
  },
];

const officeHours: LineInput['weekly'] = {
  mon: [{ open: '09:00', close: '18:00' }],
  tue: [{ open: '09:00', close: '18:00' }],
  wed: [{ open: '09:00', close: '18:00' }],
  thu: [{ open: '09:00', close: '18:00' }],
  fri: [{ open: '09:00', close: '18:00' }],
  sat: [],
  sun: [],
};

const shopHours: LineInput['weekly'] = {
  mon: [],
  tue: [{ open: '11:00', close: '20:00' }],
  wed: [{ open: '11:00', close: '20:00' }],
  thu: [{ open: '11:00', close: '20:00' }],
  fri: [{ open: '11:00', close: '22:00' }],
  sat: [{ open: '10:00', close: '22:00' }],
  sun: [{ open: '10:00', close: '18:00' }],
};

type LineTerms = Pick<LineInput, 'number' | 'label' | 'county' | 'district' | 'emergencyConsent' | 'weekly'>;

export interface DemoLine extends LineTerms {
  organisation: DemoOrganisation['key'];
  system: 'directory' | 'manual';
  /** Default: it follows the national calendar. */
  followNationalCalendar?: boolean;
  /** Days of the customer's own calendar: the first and the last, counted from the day of the first start. */
  ownDays?: readonly { days: readonly [first: number, last: number]; name: string; hours: OwnHours }[];
}
type OwnHours = LineInput['datedDays'][number]['hours'];

/** Numbers in Taiwan's format that belong to nobody we know. */
const lines: DemoLine[] = [
  {
    organisation: 'pro',
    system: 'directory',
    number: '+886255501001',
    label: '客服專線 Customer service',
    county: '臺北市',
    district: '信義區',
    emergencyConsent: 'ask',
    weekly: officeHours,
  },
  {
    organisation: 'pro',
    system: 'directory',
    number: '+886255501002',
    label: '訂位專線 Bookings',
    county: '臺北市',
    district: '中山區',
    emergencyConsent: 'auto',
    weekly: shopHours,
  },
  {
    organisation: 'pro',
    system: 'manual',
    number: '+886455501003',
    label: '臺中門市 Taichung branch',
    county: '臺中市',
    district: '西屯區',
    emergencyConsent: 'never',
    weekly: officeHours,
  },
  {
    organisation: 'enterprise',
    system: 'directory',
    number: '+886355502001',
    label: '總機 Switchboard',
    county: '新竹市',
    district: '東區',
    emergencyConsent: 'ask',
    weekly: officeHours,
  },
  {
    organisation: 'enterprise',
    system: 'manual',
    number: '+886355502002',
    label: '技術支援 Technical support',
    county: '新竹市',
    district: '東區',
    emergencyConsent: 'ask',
    weekly: null,
  },
  {
    organisation: 'trial',
    system: 'directory',
    number: '+886655503001',
    label: '門市 Shop',
    county: '臺南市',
    district: '中西區',
    emergencyConsent: 'ask',
    weekly: shopHours,
  },
];

export interface DemoAccount {
  key: string;
  role: Role;
  organisation: DemoOrganisation['key'] | null;
  name: string;
  email: string;
}

export function account(key: string, role: Role, organisation: DemoAccount['organisation'], name: string): DemoAccount {
  return { key, role, organisation, name, email: `${key.toLowerCase()}@demo.lineshift.example` };
}

const accounts: DemoAccount[] = [
  account('owner', 'owner', 'pro', '林雅婷 Lin Ya-ting'),
  account('member', 'member', 'pro', '陳冠宇 Chen Kuan-yu'),
  account('trialOwner', 'owner', 'trial', '王小明 Wang Hsiao-ming'),
  account('enterpriseOwner', 'owner', 'enterprise', '張淑芬 Chang Shu-fen'),
  account('agent', 'agent', null, '黃怡君 Huang Yi-chun'),
  account('technician', 'technician', null, '李志豪 Li Chih-hao'),
  account('technician2', 'technician', null, '吳佳穎 Wu Chia-ying'),
  account('operator', 'operator', null, '劉建宏 Liu Chien-hung'),
  account('operator2', 'operator', null, '蔡欣怡 Tsai Hsin-yi'),
  account('sales', 'sales', null, '鄭宗翰 Cheng Tsung-han'),
  account('admin', 'admin', null, '許雅雯 Hsu Ya-wen'),
];

/** Three customers and all of the staff. */
export const firstCustomers: DemoData = { organisations, lines, accounts };
