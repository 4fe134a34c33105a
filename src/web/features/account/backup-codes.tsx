import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { Check, Copy, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/formats.ts';
import { useMe } from '../../lib/session.ts';
import styles from '../../ui/layout.module.css';
import { saveText } from './save-text.ts';

/** Shows the backup codes once, with the two usual ways to keep them. Nothing leaves the device. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { email } = useMe();
  const save = () => {
    const head = t('account.secondFactor.saveHead', { email, at: dateTime(Date.now()) });
    saveText(t('account.secondFactor.saveAs'), `${[head, '', ...codes].join('\n')}\n`);
  };
  return (
    <Stack gap="xs">
      <Text>{t('account.secondFactor.codesText')}</Text>
      <Code block className={styles.secret}>
        {codes.join('\n')}
      </Code>
      <Group gap="xs">
        {/* Browsers have a clipboard on secure addresses only. */}
        {'clipboard' in navigator && (
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? 'account.secondFactor.copied' : 'account.secondFactor.copy')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button size="xs" variant="default" leftSection={<Download size={16} aria-hidden />} onClick={save}>
          {t('account.secondFactor.save')}
        </Button>
      </Group>
    </Stack>
  );
}
