import type { SameKeys } from '../../words/shape.ts';
import type { signInEn } from './words.en.ts';

export const signInZhTw: SameKeys<typeof signInEn> = {
  title: '登入',
  text: '電話線路的變更，從提出需求到確認生效。',
  email: '電子郵件',
  password: '密碼',
  name: '姓名',
  newPassword: '新密碼',
  passwordRule: '至少 12 個字元。用幾個詞組合起來，比較好記。',
  showPassword: '顯示或隱藏密碼',
  submit: '登入',
  forgot: '忘記密碼？',
  back: '回到登入頁',
  demo: {
    title: '試用示範',
    text: '公司和人物都是虛構的。按一下就以這個人的身分登入，不用密碼。',
    password: '或用密碼登入',
    desks: {
      customer: { title: '客戶', text: '聽來電者現在聽到什麼、提出變更、追蹤到生效' },
      technician: { title: '技術人員', text: '接下一件工作、變更電話系統、留下證明' },
      operator: { title: '維運', text: '看哪些逾期、哪些失敗、誰在等' },
      office: { title: '客服與業務', text: '接電話時查需求的進度' },
      admin: { title: '管理', text: '客戶、線路、電話系統、人員和稽核紀錄' },
    },
  },
  code: {
    title: '兩步驟驗證',
    text: '請輸入驗證器 App 目前顯示的 6 位數驗證碼。',
    code: '驗證碼',
    backup: '備用碼',
    backupText: '請輸入您保存的備用碼，每組只能使用一次。',
    useBackup: '改用備用碼',
    useApp: '改用驗證器 App',
    again: '重新輸入密碼',
  },
  forgotten: {
    title: '忘記密碼',
    text: '我們會寄出重設密碼的連結，一小時內有效。',
    submit: '寄送連結',
    sent: '如果這個信箱有帳號，信件已經寄出。請一併查看垃圾郵件匣。',
  },
  reset: {
    title: '設定新密碼',
    text: '設定完成後，其他裝置都會登出，您建立的 API 金鑰也會失效。',
    submit: '設定密碼',
    done: '新密碼已設定，請重新登入。',
  },
  refuse: {
    title: '邀請信設定',
    text: '不想再收到邀請您的單位寄來的信嗎？',
    submit: '不再接收邀請信',
    done: '「{{name}}」之後無法再寄邀請信給您。',
    again: '重新允許',
    allowed: '「{{name}}」可以再寄邀請信給您。',
  },
  accept: {
    title: '歡迎使用 Lineshift',
    text: '請填寫其他人會看到的姓名，並設定密碼。',
    submit: '建立帳號',
  },
};
