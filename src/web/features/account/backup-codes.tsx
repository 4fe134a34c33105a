import { Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text>{t('account.secondFactor.codesText')}</Text>
      <Code block>{codes.join('\n')}</Code>
    </Stack>
  );
}
