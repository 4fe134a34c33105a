import { Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../../ui/layout.module.css';

export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text>{t('account.secondFactor.codesText')}</Text>
      <Code block className={styles.secret}>
        {codes.join('\n')}
      </Code>
    </Stack>
  );
}
