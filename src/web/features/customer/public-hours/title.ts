/** Apart from the other words: it stands on the line's page before they are loaded. */
export const publicHoursTitle = { en: 'Hours on your website', 'zh-TW': '網站上的營業時間' };
