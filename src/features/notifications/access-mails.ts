import type { Language } from '../../deps.ts';
import { nameInMail } from '../../domain/access/shown-name.ts';
import type { NewMessage } from './queue-message.repository.ts';

type Mail = Pick<NewMessage, 'kind' | 'subject' | 'body'>;

/**
 * The invited person's language is unknown, so the mail has both. It begins with our own words and says who sent the
 * invitation: the names in it were typed by the inviter and appear only where they cannot mislead.
 */
export function invitationMail(invitation: {
  link: string;
  /** The page on which the recipient refuses further invitations from there. */
  refuseLink: string;
  from: string;
  into: string | null;
  days: number;
}): Mail {
  const { link, refuseLink, days } = invitation;
  const from = nameInMail(invitation.from);
  const into = nameInMail(invitation.into ?? 'Lineshift');
  return {
    kind: 'invitation',
    subject: `Lineshift 邀請 / Invitation to Lineshift：${into}`,
    body: [
      'Lineshift 是處理電話語音變更的系統，有人邀請您加入。',
      `邀請人：${from}。加入的單位：「${into}」。`,
      `請在 ${days} 天內開啟以下連結，設定姓名與密碼。連結只能使用一次：`,
      link,
      '如果您不認識邀請人，請直接忽略這封信。不想再收到這個單位的邀請，請開啟：',
      refuseLink,
      '',
      'Lineshift is where changes to phone lines are made. Someone has invited you.',
      `Invited by: ${from}. To join: "${into}".`,
      `Open the first link above within ${days} days to set your name and password. It works once.`,
      'If you do not know the sender, ignore this mail. The second link above stops invitations from there.',
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
