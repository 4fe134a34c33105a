import type { NewMessage } from '../../db/queue-message.ts';
import type { Language } from '../../deps.ts';

type Mail = Pick<NewMessage, 'kind' | 'subject' | 'body'>;

/** The invited person's language is unknown, so it says everything twice. */
export function invitationMail(invitation: { link: string; from: string; into: string | null; days: number }): Mail {
  const { link, from, days } = invitation;
  const into = invitation.into ?? 'Lineshift';
  return {
    kind: 'invitation',
    subject: `${into}：邀請您加入 Lineshift / Invitation to Lineshift`,
    body: [
      `${from} 邀請您加入「${into}」，在 Lineshift 處理電話語音的變更。`,
      `請在 ${days} 天內開啟以下連結，設定姓名與密碼：`,
      link,
      '這個連結只能使用一次。如果您不認識邀請人，請直接忽略這封信。',
      '',
      `${from} invites you to join "${into}" on Lineshift, where changes to phone lines are made.`,
      `Open the link above within ${days} days to set your name and password. It works once.`,
      'If you do not know the sender, ignore this mail.',
    ].join('\n'),
  };
}

export function recoveryMail(recovery: { link: string; language: Language }): Mail {
  const body =
    recovery.language === 'en'
      ? [
          'Somebody asked to set a new password for this address on Lineshift.',
          'Open this link within an hour. It works once, signs you out everywhere else and ends API keys you made:',
          recovery.link,
          'If it was not you, ignore this mail: nothing has changed.',
        ]
      : [
          '有人要求重設這個信箱在 Lineshift 的密碼。',
          '請在一小時內開啟以下連結。連結只能使用一次，重設後其他裝置都會登出，您建立的 API 金鑰也會失效：',
          recovery.link,
          '如果不是您本人，請忽略這封信，您的密碼沒有變更。',
        ];
  return {
    kind: 'password_recovery',
    subject: recovery.language === 'en' ? 'Set a new password for Lineshift' : '重設 Lineshift 密碼',
    body: body.join('\n'),
  };
}
