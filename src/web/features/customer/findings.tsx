import { Text } from '@mantine/core';
import { CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PromptReply } from '../../../contract/prompts.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import styles from './customer.module.css';

/** What the check found, in plain words, each with what to do. */
export function Findings({ findings }: { findings: PromptReply['findings'] }) {
  const { t } = useTranslation();
  const { length } = useFormats();
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => {
        const Icon = finding.severity === 'error' ? CircleX : TriangleAlert;
        return (
          <li key={`${finding.code} ${finding.at}`} data-severity={finding.severity}>
            <Icon size={18} aria-hidden />
            <div>
              <Text fw={600}>
                {finding.message}
                {finding.at !== undefined && (
                  <Text component="span" size="sm" c="dimmed">
                    {' '}
                    {t('customer.upload.at', { at: length(finding.at) })}
                  </Text>
                )}
              </Text>
              <Text size="sm">
                {t('customer.upload.fix')} {finding.fix}
              </Text>
              {finding.details !== undefined && (
                <details>
                  <summary>{t('customer.upload.details')}</summary>
                  {finding.details}
                </details>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
