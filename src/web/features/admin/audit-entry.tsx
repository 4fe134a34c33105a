import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { roles } from '../../../domain/access/role.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { Facts } from '../../ui/section.tsx';
import styles from './admin.module.css';
import { AuditDetail } from './audit-detail.tsx';
import { useActionName } from './audit-names.ts';

/** One row of the audit: time, action, subject, person; unfolded also what changed. */
export function AuditEntry({ entry, showsCustomer }: { entry: AuditReply; showsCustomer: boolean }) {
  const { t, i18n } = useTranslation();
  const { dateTime } = useFormats();
  const nameOf = useActionName();
  const subject = useSubjectText(entry, showsCustomer);
  const roleNames = useRoleNames();
  const kindKey = `admin.audit.detail.kinds.${entry.subjectKind}`;
  const kind = i18n.exists(kindKey) ? t(kindKey as 'admin.audit.detail.kinds.line') : entry.subjectKind;
  return (
    <details className={styles.entry}>
      <summary>
        <Text component="time" size="sm" c="dimmed" dateTime={entry.at}>
          {dateTime(entry.at)}
        </Text>
        <Text component="span" fw={550}>
          {nameOf(entry.action)}
          {subject !== '' && (
            <Text component="span" fw={400}>
              {' · '}
              {subject}
            </Text>
          )}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {entry.actor.name} · {roleNames(entry.actor.role)}
        </Text>
      </summary>
      <div className={styles.detail}>
        <Facts
          items={[
            [t('admin.audit.code'), <code key="code">{entry.action}</code>],
            [
              t('admin.audit.subject'),
              <span key="subject">
                {kind} <code>{entry.subjectId}</code>
              </span>,
            ],
            [t('admin.audit.request'), <code key="request">{entry.requestId ?? '–'}</code>],
            [t('admin.audit.seal'), entry.sealId === null ? t('admin.audit.unsealed') : String(entry.sealId)],
            ...(entry.reason === null ? [] : [[t('admin.audit.reason'), entry.reason] as const]),
          ]}
        />
        <AuditDetail entry={entry} />
      </div>
    </details>
  );
}

/** The subject and its customer: `02-5550-1001 Main line (Sea Breeze)`. */
function useSubjectText(entry: AuditReply, showsCustomer: boolean): string {
  const { t, i18n } = useTranslation();
  const { customerName } = entry;
  // The person's own account is named already.
  const isActor = entry.subjectKind === 'user' && entry.subjectId === entry.actor.id;
  const { name = null, line = null, slot = null } = (!isActor && entry.subject) || {};
  const slotName = slot && (vocabulary.slot?.[slot]?.[i18n.language as Language] ?? slot.replace(/^custom:/, ''));
  const text = [name, slotName, line && `${phoneNumberText(line.number)} ${line.label}`].filter(Boolean).join(' · ');
  if (!showsCustomer || customerName === null || customerName === text) return text;
  return text === '' ? customerName : t('admin.audit.detail.of', { subject: text, customer: customerName });
}

const knownRoles = [...roles, 'system'] as const;

/** The audit joins several roles of one person: `technician+operator`. */
function useRoleNames(): (joined: string) => string {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' });
  return (joined) =>
    list.format(
      joined.split('+').map((role) => {
        const known = knownRoles.find((each) => each === role);
        return known ? t(`admin.audit.roles.${known}`) : role;
      }),
    );
}
