import type { EveningKey } from '../../domain/exercise/evenings.ts';
import type { Sentence, Wordings } from './wording.ts';

const toExercises = (label: Sentence) => ({ label, href: '/emergency/exercises' });

/** What the second person types, in either language: other words than for anything real. */
export const exerciseWords: readonly string[] = ['EXERCISE', '演習'];

export const eveningNames: Record<EveningKey, Sentence> = {
  yunlin_false_dawn: { en: 'Yunlin, 11 Nov 2025: a false dawn', 'zh-TW': '雲林 2025 年 11 月 11 日：公告反覆' },
  machine_test: {
    en: 'Taipei, 17 Sep 2025: a machine test sent as real',
    'zh-TW': '臺北 2025 年 9 月 17 日：系統測試當成正式公告',
  },
  schools_only: { en: 'Penghu, 25 Jul 2024: schools only', 'zh-TW': '澎湖 2024 年 7 月 25 日：只停課' },
  one_district: { en: 'Lanyu, 23 Jul 2024: a single district', 'zh-TW': '蘭嶼 2024 年 7 月 23 日：單一鄉鎮' },
  late_denial: { en: 'Hualien, made up: denied after sending', 'zh-TW': '花蓮（虛構）：送出後更正' },
};

/** Refusals of exercises. */
export const exerciseRefusals: Wordings = {
  exercise_running: {
    title: { en: 'An exercise is running', 'zh-TW': '已有演練進行中' },
    detail: {
      en: 'Only one exercise runs at a time.',
      'zh-TW': '同一時間只能進行一場演練。',
    },
    next: toExercises({ en: 'Join it, or end it first', 'zh-TW': '加入這場演練，或先結束它' }),
  },
  exercise_over: {
    title: { en: 'This exercise is over', 'zh-TW': '演練已結束' },
    detail: {
      en: 'Nothing more can be done in it. Its score is kept.',
      'zh-TW': '演練結束後不能再操作，成績已保留。',
    },
    next: toExercises({ en: 'Start another exercise', 'zh-TW': '開始另一場演練' }),
  },
  exercise_notice_uncertain: {
    title: { en: 'The notice is not certain', 'zh-TW': '公告尚未確定' },
    detail: {
      en: 'The notice of this exercise has not stood long enough, or is disputed. Nothing was sent.',
      'zh-TW': '這則演練公告成立的時間還不夠久，或有爭議，因此沒有送出。',
    },
    next: toExercises({ en: 'Watch the notices', 'zh-TW': '查看公告' }),
  },
  exercise_word_wrong: {
    title: { en: 'The word does not match', 'zh-TW': '輸入的文字不符' },
    detail: {
      en: 'Type EXERCISE to approve within an exercise.',
      'zh-TW': '在演練中核准，請輸入「演習」。',
    },
    next: toExercises({ en: 'Type the word again', 'zh-TW': '重新輸入' }),
  },
};
