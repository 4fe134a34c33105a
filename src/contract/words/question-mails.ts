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

/** To the contact of lines whose customer wants to be asked: someone who may know nothing of us. */
export const contactQuestionMail: Mail = {
  subject: { en: '{area}: shall we close the lines of {customer}?', 'zh-TW': '{area}：要停止{customer}的線路服務嗎？' },
  body: {
    en: 'Hello {name},\n\n{customer} has named you as the contact of these phone lines. An emergency closure is announced for {area}. The lines stay open until you or an owner says yes.\n\nFrom: {from}\nUntil: {until}\nReason: {reason}\nLines ({count}): {lines}\n\nOpen this page and answer with one press. You do not need an account. The first answer counts, and it can be changed until the end:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n{customer} 指定您為以下電話線路的聯絡人。{area} 有緊急停止服務，在您或主要管理者同意前，線路維持正常服務。\n\n開始：{from}\n結束：{until}\n原因：{reason}\n線路（{count} 條）：{lines}\n\n請開啟以下頁面，按一下即可回覆，不需要帳號。以最先的回覆為準，結束前都可以更改：\n{address}\n',
  },
};

/** To the owners of a customer whose lines a broadcast had closed, once it was taken back. */
export const correctionMail: Mail = {
  subject: { en: 'Corrected: your lines are being opened again ({area})', 'zh-TW': '更正：線路恢復服務中（{area}）' },
  body: {
    en: 'Hello {name},\n\nan emergency closure of {area} was taken back at {at}. It had closed your lines ({lines}), or was about to, from {from} until {until}.\n\nThey follow their own hours again. You do not need to do anything. What callers hear now:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n{area} 的緊急停止服務已在 {at} 收回。這次停止服務原訂 {from} 至 {until}，影響或即將影響您的線路（{lines} 條）。\n\n線路已回到原本的服務時間，您不需要做任何事。來電者現在聽到的內容：\n{address}\n',
  },
};

/** To the contact who was asked about lines that the broadcast had closed, once it was taken back: someone without an account. */
export const contactCorrectionMail: Mail = {
  subject: {
    en: 'Corrected: the lines of {customer} are being opened again ({area})',
    'zh-TW': '更正：{customer}的線路恢復服務中（{area}）',
  },
  body: {
    en: 'Hello {name},\n\nwe asked you about these phone lines of {customer}. The emergency closure of {area} was taken back at {at}. It had closed the lines, or was about to, from {from} until {until}.\n\nLines ({count}): {lines}\n\nThey return to their own hours. You do not need to do anything.\n',
    'zh-TW':
      '{name} 您好：\n\n先前我們曾就{customer}的下列電話線路，詢問您是否停止服務。{area} 的緊急停止服務已於 {at} 收回。這次停止服務原訂 {from} 至 {until}，影響或即將影響這些線路。\n\n線路（{count} 條）：{lines}\n\n線路會回到原本的服務時間，您不需要做任何事。\n',
  },
};
