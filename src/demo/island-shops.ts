import { account, type DemoData, type DemoLine } from './demo-data.ts';

/** Where the shops are, and how many lines there. */
const places: [county: string, districts: readonly string[], lines: number][] = [
  ['雲林縣', ['斗六市', '虎尾鎮', '西螺鎮', '北港鎮', '斗南鎮'], 240],
  ['嘉義縣', ['太保市', '朴子市', '民雄鄉'], 60],
];

/** Of ten lines seven are closed without asking, two are asked for, and one is left alone. */
const consents: readonly DemoLine['emergencyConsent'][] = [
  ...(['auto', 'auto', 'auto', 'ask', 'auto', 'auto', 'never', 'auto', 'ask', 'auto'] as const),
];

const daily = [{ open: '08:00', close: '22:00' }];

function shopLines(): DemoLine[] {
  const where = places.flatMap(([county, districts, lines]) =>
    Array.from({ length: lines }, (_, index) => ({ county, district: districts[index % districts.length] ?? null })),
  );
  return where.map(({ county, district }, index) => ({
    ...{ organisation: 'shops', system: 'directory', county, district },
    number: `+886555${String(60_001 + index)}`,
    label: `門市 Shop ${String(index + 1).padStart(3, '0')}`,
    emergencyConsent: consents[index % consents.length] ?? 'ask',
    weekly: { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily },
  }));
}

/** A chain of many shops in two counties, for a typhoon evening. Its lines are not on their phone system before the story sets them up. */
export const islandShops: DemoData = {
  organisations: [
    {
      key: 'shops',
      name: '島嶼超商 Island Mart',
      plan: 'enterprise',
      environment: 'shared',
      county: '雲林縣',
      onboardedDaysAgo: 300,
      contractDays: 430,
    },
  ],
  lines: [],
  manyLines: shopLines(),
  accounts: [account('shopsOwner', 'owner', 'shops', '洪美玲 Hung Mei-ling')],
};
