import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SeasonSweepReply } from '../../contract/season.contract.ts';
import { useFormats } from '../lib/formats.ts';

/** Where several stretches of days off are near: which of them is shown. */
export function SeasonChoice({ items, chosen }: { items: readonly SeasonSweepReply[]; chosen: string }) {
  const { t } = useTranslation();
  const { promiseDay } = useFormats();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      mb="md"
      aria-label={t('season.which')}
      value={chosen}
      data={items.map(({ id, from, to }) => ({
        value: id,
        label: t('season.dates', { from: promiseDay(from), to: promiseDay(to) }),
      }))}
      onChange={(id) => void navigate(`/season/${id}`, { replace: true })}
    />
  );
}
