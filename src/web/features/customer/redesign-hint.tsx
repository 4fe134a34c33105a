import { Alert, Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asksForRedesign } from '../../../domain/quote/redesign-words.ts';

/** A note that asks for another menu is led to the quotes before it is sent. It can be sent all the same. */
export function RedesignHint({ text }: { text: string | undefined }) {
  const { t } = useTranslation();
  if (text === undefined || !asksForRedesign(text)) return null;
  const search = new URLSearchParams({ kind: 'ivr_redesign', text });
  return (
    <Alert role="status" color="blue" title={t('customer.redesign.title')}>
      {t('customer.redesign.text')}{' '}
      <Anchor component={Link} to={`/quotes/new?${search}`} underline="always">
        {t('customer.redesign.link')}
      </Anchor>
    </Alert>
  );
}
