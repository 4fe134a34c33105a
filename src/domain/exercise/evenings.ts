import type { NoticeStatus } from '../announcement/notice-item.ts';

/** Evenings that the typhoon simulator plays, in the order in which they are offered. */
export const eveningKeys = [
  'yunlin_false_dawn',
  'machine_test',
  'schools_only',
  'one_district',
  'late_denial',
] as const;
export type EveningKey = (typeof eveningKeys)[number];

/** A notice as it came, or went from its source again. */
export interface SeenNotice {
  at: Date;
  source: string;
  text: string;
  status: NoticeStatus;
  /** It has gone from its source. */
  withdrawn: boolean;
  /** The archive has the event, but not its words. */
  constructed: boolean;
}

export interface Evening {
  key: EveningKey;
  startsAt: Date;
  endsAt: Date;
  /** In order of time. */
  seen: readonly SeenNotice[];
}

interface Written extends Pick<SeenNotice, 'source' | 'text'>, Partial<Omit<SeenNotice, 'at' | 'source' | 'text'>> {
  /** `HH:MM` in Taipei. */
  at: string;
}

function evening(key: EveningKey, day: string, [from, until]: [string, string], seen: readonly Written[]): Evening {
  const timeOf = (clock: string) => new Date(`${day}T${clock}:00+08:00`);
  return {
    ...{ key, startsAt: timeOf(from), endsAt: timeOf(until) },
    seen: seen.map((one) => ({
      ...{ status: 'Actual', withdrawn: false, constructed: false },
      ...one,
      at: timeOf(one.at),
    })),
  };
}

const dgpa = '人事行政總處 DGPA';
const yunlin = '雲林縣政府 Yunlin County';
const yunlinClosed = '雲林縣:11/12停止上班、停止上課。';
const yunlinOpen = '雲林縣政府:雲林縣11/12照常上班、照常上課。';
const hualien = '花蓮縣政府 Hualien County';
const tail = '行政院人事行政總處。如有任何問題請撥1999';

/** Times, order and sources are the archive's, but for the last evening, which is made up. */
const evenings: Record<EveningKey, Evening> = {
  // The pages' own words of the first ten minutes were taken away within minutes.
  yunlin_false_dawn: evening(
    'yunlin_false_dawn',
    '2025-11-11',
    ['19:38', '21:00'],
    [
      { at: '19:40', source: dgpa, text: yunlinClosed, constructed: true },
      { at: '19:43', source: dgpa, text: yunlinClosed, constructed: true, withdrawn: true },
      { at: '19:50', source: yunlin, text: yunlinOpen, constructed: true },
      { at: '19:53', source: yunlin, text: yunlinOpen, constructed: true, withdrawn: true },
      { at: '20:24', source: yunlin, text: '雲林縣政府宣布:雲林縣明天停止上班、停止上課。', constructed: true },
      { at: '20:26', source: dgpa, text: '[停班停課通知]雲林縣:11/12停止上班、停止上課。', constructed: true },
    ],
  ),
  machine_test: evening(
    'machine_test',
    '2025-09-17',
    ['11:49', '12:30'],
    [
      {
        ...{ at: '11:51', source: dgpa, status: 'Test', constructed: true },
        text: `[停班停課通知]臺北市:今天停止上班、停止上課。${tail}(市內直撥)。`,
      },
    ],
  ),
  schools_only: evening(
    'schools_only',
    '2024-07-25',
    ['19:23', '20:00'],
    [{ at: '19:25', source: dgpa, text: `[停班停課通知]澎湖縣:7/26照常上班、停止上課。${tail}(縣內直撥)。` }],
  ),
  one_district: evening(
    'one_district',
    '2024-07-23',
    ['20:37', '21:15'],
    [{ at: '20:39', source: dgpa, text: `[停班停課通知]臺東縣蘭嶼鄉:明天停止上班、停止上課。${tail}(縣內直撥)。` }],
  ),
  // The archive has no denial that came after lines could be closed; the desk has to practise it all the same.
  late_denial: evening(
    'late_denial',
    '2025-08-13',
    ['19:58', '20:40'],
    [
      { at: '20:00', source: dgpa, text: '[停班停課通知]花蓮縣:8/14停止上班、停止上課。', constructed: true },
      { at: '20:02', source: hualien, text: '花蓮縣政府宣布:花蓮縣明天停止上班、停止上課。', constructed: true },
      { at: '20:12', source: hualien, text: '花蓮縣政府:花蓮縣8/14照常上班、照常上課。', constructed: true },
      { at: '20:20', source: dgpa, text: '[停班停課通知]花蓮縣:8/14照常上班、照常上課。', constructed: true },
    ],
  ),
};

export function eveningOf(key: EveningKey): Evening {
  return evenings[key];
}
