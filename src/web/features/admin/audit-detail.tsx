import { Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import styles from './admin.module.css';
import { type ChangedField, changedFields, isSilent } from './audit-fields.ts';
import { useAuditValue } from './audit-values.ts';
import { useAuditWords } from './use-audit-words.ts';

/** What changed, field by field, in words; a value without wording keeps its code. */
export function AuditDetail({ entry }: { entry: AuditReply }) {
  const { t } = useAuditWords();
  const fields = changedFields(entry);
  return (
    <>
      {entry.wordsRemoved && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('removed')}
        </Text>
      )}
      {isSilent(entry) && !entry.wordsRemoved && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('personal')}
        </Text>
      )}
      {fields.length > 0 && <Changes entry={entry} fields={fields} />}
    </>
  );
}

function Changes({ entry, fields }: { entry: AuditReply; fields: ChangedField[] }) {
  const { t, known } = useAuditWords();
  const show = useAuditValue(entry);
  const isChange = entry.before != null && entry.after != null;
  return (
    <dl className={styles.changes}>
      {fields.map(({ key, before, after }) => (
        <div key={key}>
          <dt>{known(`fields.${key}`) ?? <code>{key}</code>}</dt>
          <dd>
            {isChange && key !== 'changed' && (
              <>
                <span className={styles.was}>{show.value(key, before)}</span>
                <ArrowRight size={16} aria-label={t('becomes')} />
              </>
            )}
            <span>{show.value(key, entry.after == null ? before : after)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
