import { expect, it } from 'vitest';
import { invitationMail } from '../../../src/features/notifications/access-mails.ts';
import { linkIn } from '../../../src/web/features/account/link-in.ts';

it('finds the first link of a mail, whole and without the words around it', () => {
  const link = 'https://desk.example/accept-invitation?token=aB_c-9';
  const refuseLink = 'https://desk.example/refuse-mail?token=zY-x_8';
  const mail = invitationMail({ link, refuseLink, from: '王小明', into: '海風旅行社', days: 7 });
  expect(linkIn(mail.body)).toBe(link);
  expect(linkIn(`Open <${link}> now`)).toBe(link);
  expect(linkIn('nothing to open')).toBeUndefined();
  expect(linkIn(null)).toBeUndefined();
});
