import type { Wordings } from './wording.ts';

const signIn = { label: { en: 'Sign in', 'zh-TW': '登入' }, href: '/sign-in' };
const recover = { label: { en: 'Set a new password', 'zh-TW': '重設密碼' }, href: '/forgot-password' };
const account = { label: { en: 'Open your account', 'zh-TW': '前往帳號設定' }, href: '/account' };
const people = { label: { en: 'See the members', 'zh-TW': '查看成員名單' }, href: '/members' };
const staff = { label: { en: 'See the staff accounts', 'zh-TW': '查看內部人員帳號' }, href: '/staff' };
const invitations = { label: { en: 'See the invitations', 'zh-TW': '查看邀請' }, href: '/invitations' };
const keys = { label: { en: 'See the API keys', 'zh-TW': '查看 API 金鑰' }, href: '/api-keys' };

/** Wording for access: sign-in, second factor, invitations, people and keys. */
export const accessWords: Wordings = {
  api_key_invalid: {
    title: { en: 'The API key is not valid', 'zh-TW': 'API 金鑰無效' },
    detail: {
      en: 'The key is unknown, expired or revoked, or its role is no longer held.',
      'zh-TW': '金鑰不存在、已過期、已撤銷，或建立者已不具備該角色。',
    },
    next: keys,
  },
  sign_in_failed: {
    title: { en: 'Sign-in failed', 'zh-TW': '登入失敗' },
    detail: { en: 'E-mail address and password do not match.', 'zh-TW': '電子郵件或密碼不正確。' },
    next: recover,
  },
  second_factor_wrong: {
    title: { en: 'Wrong code', 'zh-TW': '驗證碼不正確' },
    detail: {
      en: 'A code works only once. Wait for the next one in your authenticator app.',
      'zh-TW': '每組驗證碼只能使用一次，請等驗證器 App 顯示下一組後再輸入。',
    },
    next: signIn,
  },
  second_factor_expired: {
    title: { en: 'Enter your password again', 'zh-TW': '請重新輸入密碼' },
    detail: {
      en: 'The time to enter your code is over, or there were too many wrong codes.',
      'zh-TW': '驗證時間已過，或錯誤次數過多。',
    },
    next: signIn,
  },
  second_factor_locked: {
    title: { en: 'Locked for 15 minutes', 'zh-TW': '帳號暫時鎖定 15 分鐘' },
    detail: {
      en: 'Too many wrong codes in a row. Try again in 15 minutes, or ask an administrator to reset your two-step verification.',
      'zh-TW': '驗證碼連續錯誤太多次，請 15 分鐘後再試，或請系統管理員重設兩步驟驗證。',
    },
    next: signIn,
  },
  second_factor_already_set: {
    title: { en: 'Two-step verification is already set up', 'zh-TW': '已設定兩步驟驗證' },
    detail: { en: 'To use another device, have it reset first.', 'zh-TW': '若要更換裝置，請先重設原本的設定。' },
    next: account,
  },
  second_factor_not_set: {
    title: { en: 'Two-step verification is not set up', 'zh-TW': '尚未設定兩步驟驗證' },
    detail: { en: 'Set it up in your account first.', 'zh-TW': '請先在帳號設定中完成設定。' },
    next: account,
  },
  second_factor_required: {
    title: { en: 'Set up two-step verification', 'zh-TW': '請先設定兩步驟驗證' },
    detail: {
      en: 'Staff accounts need an authenticator app before anything else.',
      'zh-TW': '內部人員帳號必須先綁定驗證器 App，才能使用其他功能。',
    },
    next: { label: { en: 'Set it up now', 'zh-TW': '立即設定' }, href: '/account/second-factor' },
  },
  password_wrong: {
    title: { en: 'Wrong password', 'zh-TW': '密碼不正確' },
    detail: {
      en: 'Enter your current password.',
      'zh-TW': '這個步驟需要輸入您目前的密碼。',
    },
    next: recover,
  },
  link_not_usable: {
    title: { en: 'The link no longer works', 'zh-TW': '連結已失效' },
    detail: {
      en: 'It was used before, is older than an hour, or your account has changed since. If you asked more than once, only the newest link works.',
      'zh-TW': '連結已使用過、超過一小時，或帳號在那之後有變更。若申請過多次，只有最新的連結有效。',
    },
    next: recover,
  },
  roles_of_both_sides: {
    title: { en: 'These roles do not go together', 'zh-TW': '角色組合不正確' },
    detail: {
      en: 'Offer one customer role (owner or member), or staff roles without an organisation.',
      'zh-TW': '請選擇一個客戶角色（主要管理者或一般成員），或不指定公司的內部人員角色。',
    },
    next: invitations,
  },
  organisation_needed: {
    title: { en: 'Which organisation?', 'zh-TW': '請指定公司' },
    detail: {
      en: 'Choose the organisation for this customer role.',
      'zh-TW': '邀請客戶角色時，必須指定所屬公司。',
    },
    next: invitations,
  },
  invitation_not_open: {
    title: { en: 'The invitation is no longer open', 'zh-TW': '邀請已結束' },
    detail: { en: 'It was accepted or revoked before.', 'zh-TW': '這份邀請已經接受或撤銷了。' },
    next: invitations,
  },
  invitation_mail_refused: {
    title: { en: 'This person wants no more invitations by mail', 'zh-TW': '對方不再接收邀請信' },
    detail: {
      en: 'They asked for no more invitations by mail from your organisation. Ask them to allow it again with the link in your earlier mail.',
      'zh-TW': '這位收件人已表示不再接收這個單位的邀請信。請對方開啟先前邀請信中的連結，重新允許。',
    },
    next: invitations,
  },
  invitation_limit_recipient: {
    title: { en: 'Too many invitations to this address today', 'zh-TW': '今天已寄出多次邀請' },
    detail: {
      en: 'Several invitations went to this address within a day. Ask the person to look for the newest one, or try again tomorrow.',
      'zh-TW': '一天內已多次寄信到這個信箱。請對方查看最新的一封，或明天再試。',
    },
    next: invitations,
  },
  invitation_limit_inviter: {
    title: { en: 'You have reached the daily limit', 'zh-TW': '您今天寄出的邀請已達上限' },
    detail: {
      en: 'One person can send 50 invitations within a day. Try again tomorrow, or have someone else send the rest.',
      'zh-TW': '每人一天最多寄出 50 份邀請。請明天再寄，或由其他人寄出。',
    },
    next: invitations,
  },
  invitation_limit_organisation: {
    title: { en: 'Your organisation has reached the daily limit', 'zh-TW': '今天寄出的邀請已達上限' },
    detail: {
      en: 'An organisation can send 100 invitations within a day. Try again tomorrow.',
      'zh-TW': '每個單位一天最多寄出 100 份邀請，請明天再寄。',
    },
    next: invitations,
  },
  mail_link_not_usable: {
    title: { en: 'The link is not complete', 'zh-TW': '連結不完整' },
    detail: {
      en: 'We did not send this link. Open it from the mail again, without changing it.',
      'zh-TW': '我們沒有寄出這個連結。請從信件中重新開啟，不要修改網址。',
    },
    next: signIn,
  },
  invitation_not_usable: {
    title: { en: 'The invitation no longer works', 'zh-TW': '邀請連結已失效' },
    detail: {
      en: 'It was used, revoked, or is older than a week. Ask whoever invited you for a new one.',
      'zh-TW': '邀請已使用、已撤銷，或超過一週。請向邀請人索取新的邀請。',
    },
    next: signIn,
  },
  account_exists: {
    title: { en: 'You already have an account', 'zh-TW': '您已經有帳號' },
    detail: {
      en: 'There is an account with this address already. Sign in with it.',
      'zh-TW': '這個電子郵件已有帳號，請直接登入。',
    },
    next: signIn,
  },
  last_owner: {
    title: { en: 'An organisation needs an owner', 'zh-TW': '至少要有一位主要管理者' },
    detail: {
      en: 'This is the only owner. Make someone else an owner first.',
      'zh-TW': '這是唯一的主要管理者，請先將其他成員設為主要管理者。',
    },
    next: people,
  },
  last_admin: {
    title: { en: 'There must be an administrator', 'zh-TW': '至少要有一位系統管理員' },
    detail: {
      en: 'This is the only administrator who can sign in. Make someone else an administrator first.',
      'zh-TW': '這是唯一可登入的系統管理員，請先指派另一位。',
    },
    next: staff,
  },
  password_common: {
    title: { en: 'This password is too easy to guess', 'zh-TW': '密碼太容易猜到' },
    detail: {
      en: 'It is among the passwords that attackers try first. Use a sentence, or three or four unrelated words.',
      'zh-TW': '這是攻擊者最先嘗試的密碼之一。請改用一句話，或三、四個互不相關的詞。',
    },
    next: account,
  },
  key_needs_session: {
    title: { en: 'An API key cannot create keys', 'zh-TW': '金鑰無法建立金鑰' },
    detail: {
      en: 'Sign in to create keys. That way a lost key stops working once it is revoked.',
      'zh-TW': '請先登入再建立金鑰，這樣遺失的金鑰在撤銷後就會失效。',
    },
    next: signIn,
  },
  role_not_held: {
    title: { en: 'You do not hold this role', 'zh-TW': '您不具備這個角色' },
    detail: {
      en: 'A key acts on your behalf, so it can only have a role that you hold.',
      'zh-TW': '金鑰會以您的身分操作，因此只能使用您具備的角色。',
    },
    next: keys,
  },
};
