import { Button } from '@mantine/core';
import { Signpost } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('shell.notFound.title')} />
      <EmptyState
        icon={Signpost}
        title={t('shell.notFound.what')}
        text={t('shell.notFound.text')}
        action={
          <Button component={Link} to="/">
            {t('shell.notFound.home')}
          </Button>
        }
      />
    </>
  );
}
