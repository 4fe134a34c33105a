import i18next from 'i18next';
import { alarmsEn } from './alarms-words.en.ts';
import { alarmsZhTw } from './alarms-words.zh-tw.ts';

// Loaded by those who are notified, not with every page's words.
i18next.addResourceBundle('en', 'alarms', alarmsEn);
i18next.addResourceBundle('zh-TW', 'alarms', alarmsZhTw);
