import { Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import styles from './admin.module.css';
import { type ChangedField, changedFields, isSilent } from './audit-fields.ts';
import { useAuditValue } from './audit-values.ts';

/** What changed, field by field, in words; a value without wording keeps its code. */
export function AuditDetail({ entry }: { entry: AuditReply }) {
  const { t } = useTranslation(['translation', 'auditDetail']);
  const fields = changedFields(entry);
  return (
    <>
      {entry.wordsRemoved && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('auditDetail:removed')}
        </Text>
      )}
      {isSilent(entry) && !entry.wordsRemoved && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('auditDetail:personal')}
        </Text>
      )}
      {fields.length > 0 && <Changes entry={entry} fields={fields} />}
    </>
  );
}

function Changes({ entry, fields }: { entry: AuditReply; fields: ChangedField[] }) {
  const { t, i18n } = useTranslation(['translation', 'auditDetail']);
  const show = useAuditValue(entry);
  const isChange = entry.before != null && entry.after != null;
  return (
    <dl className={styles.changes}>
      {fields.map(({ key, before, after }) => (
        <div key={key}>
          <dt>{i18n.exists(`auditDetail:fields.${key}`) ? show.field(key) : <code>{key}</code>}</dt>
          <dd>
            {isChange && key !== 'changed' && (
              <>
                <span className={styles.was}>{show.value(key, before)}</span>
                <ArrowRight size={16} aria-label={t('auditDetail:becomes')} />
              </>
            )}
            <span>{show.value(key, entry.after == null ? before : after)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
