import type { Wordings } from './wording.ts';

export const eventWords: Wordings = {
  too_many_streams: {
    title: { en: 'Too many live streams', 'zh-TW': '即時連線過多' },
    detail: {
      en: 'You already hold {most} live streams open. Close some, then open another.',
      'zh-TW': '您已開啟 {most} 個即時連線，請先關閉部分連線再試。',
    },
    next: { label: { en: 'Read the API guide', 'zh-TW': '查看 API 說明' }, href: '/api/docs' },
  },
};
