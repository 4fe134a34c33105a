import { Button } from '@mantine/core';
import { Download, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf } from '../../lib/api.ts';

/** A download of what the list shows, and the way to import a file. */
export function TableLinks({ of, query }: { of: 'lines' | 'customers'; query: Record<string, string | undefined> }) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        component="a"
        href={addressOf(`/${of}.csv`, { query })}
        download
        variant="default"
        leftSection={<Download size={18} aria-hidden />}
      >
        {t('admin.audit.export')}
      </Button>
      <Button component={Link} to={`/${of}/import`} variant="default" leftSection={<Upload size={18} aria-hidden />}>
        {t('admin.import')}
      </Button>
    </>
  );
}
