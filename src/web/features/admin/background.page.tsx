import { Button, Group, Stack, Text } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';

/** Leads to the dashboard of the background queues, which is a program of its own behind the same sign-in. */
export function BackgroundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('admin.background.title')} text={t('admin.background.text')} />
      <Section>
        <Stack>
          <Text>{t('admin.background.what')}</Text>
          <Group>
            <Button
              component="a"
              href="/admin/queues"
              target="_blank"
              leftSection={<ExternalLink size={18} aria-hidden />}
            >
              {t('admin.background.open')}
            </Button>
            <Button
              component="a"
              href="/api/docs"
              target="_blank"
              variant="default"
              leftSection={<ExternalLink size={18} aria-hidden />}
            >
              {t('admin.background.docs')}
            </Button>
          </Group>
        </Stack>
      </Section>
    </>
  );
}
