import { Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import { auditRoleNames, auditSubjectName } from '../../../contract/words/audit.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { useFormats } from '../../lib/formats.ts';
import { currentLanguage } from '../../lib/language.ts';
import { Facts } from '../../ui/section.tsx';
import styles from './admin.module.css';
import type { AuditFilter } from './audit-filter.ts';
import { actionName } from './audit-names.ts';
import { useAuditWords } from './use-audit-words.ts';

/** In a file of its own: most entries stay folded. */
const AuditDetail = lazy(async () => ({ default: (await import('./audit-detail.tsx')).AuditDetail }));

/** One row of the audit, below its day: time, action, subject, person; unfolded also what changed. */
export function AuditEntry(parts: { entry: AuditReply; showsCustomer: boolean; onNarrow(part: AuditFilter): void }) {
  const { entry, showsCustomer, onNarrow } = parts;
  const { t } = useTranslation();
  const { time, dateTime } = useFormats();
  const subject = useSubjectText(entry, showsCustomer);
  const language = currentLanguage();
  const [unfolded, setUnfolded] = useState(false);
  return (
    <details className={styles.entry} onToggle={() => setUnfolded(true)}>
      <summary>
        <Text component="time" size="sm" c="dimmed" dateTime={entry.at} title={dateTime(entry.at)}>
          {time(entry.at)}
        </Text>
        <Text component="span" fw={550}>
          {actionName(entry.action)}
          {subject !== '' && (
            <Text component="span" fw={400}>
              {' · '}
              {subject}
            </Text>
          )}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {entry.actor.name} · {auditRoleNames(entry.actor.role, language)}
        </Text>
      </summary>
      <div className={styles.detail}>
        <Facts
          items={[
            [t('admin.audit.code'), <code key="code">{entry.action}</code>],
            [
              t('admin.audit.subject'),
              <span key="subject">
                {auditSubjectName(entry.subjectKind, language)} <code>{entry.subjectId}</code>
              </span>,
            ],
            [t('admin.audit.request'), <code key="request">{entry.requestId ?? '–'}</code>],
            [t('admin.audit.seal'), entry.sealId === null ? t('admin.audit.unsealed') : String(entry.sealId)],
            ...(entry.reason === null ? [] : [[t('admin.audit.reason'), entry.reason] as const]),
          ]}
        />
        {unfolded && (
          <Suspense>
            <AuditDetail entry={entry} />
          </Suspense>
        )}
        <Narrow entry={entry} onNarrow={onNarrow} />
      </div>
    </details>
  );
}

/** The subject and its customer: `02-5550-1001 Main line (Sea Breeze)`. */
function useSubjectText(entry: AuditReply, showsCustomer: boolean): string {
  const { t } = useAuditWords();
  const { customerName } = entry;
  // The person's own account is named already.
  const isActor = entry.subjectKind === 'user' && entry.subjectId === entry.actor.id;
  const { name = null, line = null, slot = null } = (!isActor && entry.subject) || {};
  const slotName = slot && (vocabulary.slot?.[slot]?.[currentLanguage()] ?? slot.replace(/^custom:/, ''));
  const text = [name, slotName, line && `${phoneNumberText(line.number)} ${line.label}`].filter(Boolean).join(' · ');
  if (!showsCustomer || customerName === null || customerName === text) return text;
  return text === '' ? customerName : t('of', { subject: text, customer: customerName });
}

/** From one entry to everything of the same person, or about the same subject. */
function Narrow({ entry, onNarrow }: { entry: AuditReply; onNarrow(part: AuditFilter): void }) {
  const { t } = useTranslation();
  const { actor, subjectKind, subjectId } = entry;
  return (
    <Group gap="xs" mt="sm">
      {actor.id !== null && (
        <Button size="xs" variant="default" onClick={() => onNarrow({ actorId: actor.id ?? undefined })}>
          {t('admin.audit.onlyPerson', { name: actor.name })}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => onNarrow({ subjectKind, subjectId })}>
        {t('admin.audit.onlySubject')}
      </Button>
    </Group>
  );
}
