import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { Facts } from '../../ui/section.tsx';
import styles from './admin.module.css';
import { useActionName } from './audit-names.ts';

/** One row of the audit: time, who, what; unfolded also before and after. */
export function AuditEntry({ entry }: { entry: AuditReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const nameOf = useActionName();
  const role = entry.actor.role;
  return (
    <details className={styles.entry}>
      <summary>
        <Text component="time" size="sm" c="dimmed" dateTime={entry.at}>
          {dateTime(entry.at)}
        </Text>
        <Text component="span" fw={550}>
          {nameOf(entry.action)}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {entry.actor.name} · {isKnownRole(role) ? t(`admin.audit.roles.${role}`) : role}
        </Text>
      </summary>
      <Facts
        items={[
          [t('admin.audit.code'), <code key="code">{entry.action}</code>],
          [t('admin.audit.subject'), <code key="subject">{`${entry.subjectKind} ${entry.subjectId}`}</code>],
          [t('admin.audit.request'), <code key="request">{entry.requestId ?? '–'}</code>],
          [t('admin.audit.seal'), entry.sealId === null ? t('admin.audit.unsealed') : String(entry.sealId)],
          ...(entry.reason === null ? [] : [[t('admin.audit.reason'), entry.reason] as const]),
        ]}
      />
      <div className={styles.values}>
        <Values label={t('admin.audit.before')} values={entry.before} />
        <Values label={t('admin.audit.after')} values={entry.after} />
      </div>
    </details>
  );
}

const knownRoles = ['owner', 'member', 'agent', 'technician', 'operator', 'sales', 'admin', 'system'] as const;

function isKnownRole(role: string): role is (typeof knownRoles)[number] {
  return (knownRoles as readonly string[]).includes(role);
}

function Values({ label, values }: { label: string; values: unknown }) {
  if (values === null || values === undefined) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{JSON.stringify(values, null, 2)}</pre>
    </div>
  );
}
