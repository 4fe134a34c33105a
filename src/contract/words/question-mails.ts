import type { Mail } from './customer-mails.ts';

/** To the owners of a customer who want to be asked before lines are closed in an emergency. */
export const questionMail: Mail = {
  subject: { en: '{area}: shall we close your lines?', 'zh-TW': '{area}：要停止您的線路服務嗎？' },
  body: {
    en: 'Hello {name},\n\nan emergency closure is announced for {area}. You want to be asked before your lines are closed, so they stay open until you say yes.\n\nFrom: {from}\nUntil: {until}\nReason: {reason}\nLines ({count}): {lines}\n\nOpen this page and answer with one press. The first answer counts, and you can change it until the end:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n{area} 有緊急停止服務。您希望先詢問再停止線路服務，因此在您同意前，線路維持正常服務。\n\n開始：{from}\n結束：{until}\n原因：{reason}\n線路（{count} 條）：{lines}\n\n請開啟以下頁面，按一下即可回覆。以最先的回覆為準，結束前都可以更改：\n{address}\n',
  },
};
