import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { workKinds } from '../../../domain/change-request/kind.ts';
import { standardSlots } from '../../../domain/line/line-config.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { TableBar } from '../../ui/dense-table-bar.tsx';
import { SavedFilters } from '../../ui/dense-table-filters.tsx';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { queueWish, type useQueueWish } from './use-queue-wish.ts';
import { useWord } from './use-word.ts';

/** Filters what is in memory, so that every key press answers at once. */
export function QueueFilters({ wished }: { wished: ReturnType<typeof useQueueWish> }) {
  const { filter, setFilter } = wished;
  const { t } = useTranslation();
  const word = useWord();
  const slots = standardSlots.map((value) => ({ value, label: word('slot', value) }));
  return (
    <TableBar saved={<Saved wished={wished} />}>
      <TableSearch
        label={t('technician.filter.text')}
        value={filter.text}
        onChange={(text) => setFilter({ ...filter, text })}
      />
      <Select
        aria-label={t('technician.filter.slot')}
        placeholder={t('technician.filter.slot')}
        data={[...slots, { value: 'custom', label: t('technician.filter.custom') }]}
        value={filter.slot === '' ? null : filter.slot}
        clearable
        onChange={(slot) => setFilter({ ...filter, slot: slot ?? '' })}
      />
      <Select
        aria-label={t('technician.filter.kind')}
        placeholder={t('technician.filter.kind')}
        data={workKinds.map((value) => ({ value, label: word('kind', value) }))}
        value={filter.kind === '' ? null : filter.kind}
        clearable
        onChange={(kind) => setFilter({ ...filter, kind: kind ?? '' })}
      />
    </TableBar>
  );
}

function Saved({ wished: { view, wish, setWish } }: { wished: ReturnType<typeof useQueueWish> }) {
  const { t } = useTranslation();
  const isTechnician = hasRole(useMe(), 'technician');
  const plain = view === 'mine' ? 'open' : view;
  return (
    <SavedFilters
      table="jobs"
      builtIn={[
        { name: t('technician.filter.overdue'), wish: queueWish(plain, { overdue: true }) },
        { name: t('technician.filter.emergency'), wish: queueWish(plain, { emergency: true }) },
        ...(isTechnician ? [{ name: t('technician.filter.mine'), wish: queueWish('mine') }] : []),
      ]}
      wish={wish === queueWish(plain) ? '' : wish}
      onChange={(next) => setWish(next === '' ? queueWish(plain) : next)}
    />
  );
}
