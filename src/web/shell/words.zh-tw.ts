import type { SameKeys } from '../words/shape.ts';
import type { shellEn } from './words.en.ts';

export const shellZhTw: SameKeys<typeof shellEn> = {
  skip: '跳至主要內容',
  home: 'Lineshift 首頁',
  navigation: '主選單',
  openMenu: '開啟選單',
  closeMenu: '關閉選單',
  account: '我的帳號',
  language: '語言',
  theme: '外觀',
  themes: { light: '淺色', dark: '深色', auto: '依系統設定' },
  chosen: '目前選擇',
  signOut: '登出',
  notFound: {
    title: '找不到頁面',
    what: '沒有這個頁面',
    text: '網址可能有誤，或您的角色無法檢視。',
    home: '回首頁',
  },
};
