import { Anchor, Button, Checkbox, Group, Modal, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StandingConsentReply } from '../../../../contract/standing-consents.contract.ts';
import { phoneNumberText } from '../../../../domain/line/phone-number.ts';
import { allItems, pagesOf } from '../../../lib/api.ts';
import { areaName } from '../../../lib/place-names.ts';
import { hasRole, useMe } from '../../../lib/session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreButton } from '../../../ui/more-button.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../../ui/record-table.tsx';
import { Section } from '../../../ui/section.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { TwoLines } from '../../../ui/two-lines.tsx';
import { When } from '../../../ui/when.tsx';
import { ConsentHistory } from './consent-history.tsx';
import { useConsentsWords } from './consents-words.ts';
import { SetConsents } from './set-consents.tsx';

/** Whether each line may be closed in an emergency: owners change many at once, members read. */
export function ConsentsPage() {
  const t = useConsentsWords();
  const { t: shared } = useTranslation();
  const read = useInfiniteQuery(pagesOf('/consents', { query: { limit: 100 } }));
  return (
    <>
      <PageHeader
        title={shared('customer.consent.title')}
        text={t('text')}
        back={{ to: '/lines', label: shared('customer.line.back') }}
      />
      <Section flush>
        {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && <ListSkeleton />}
        {read.data && <Lines items={allItems(read.data)} />}
        <MoreButton {...read} />
      </Section>
    </>
  );
}

function Lines({ items }: { items: StandingConsentReply[] }) {
  const t = useConsentsWords();
  const { t: shared } = useTranslation();
  const isOwner = hasRole(useMe(), 'owner');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<StandingConsentReply | null>(null);
  const columns = useColumns({ chosen, setChosen, onHistory: setTold });
  if (items.length === 0)
    return (
      <EmptyState icon={PhoneCall} title={shared('customer.lines.none')} text={shared('customer.lines.noneText')} />
    );
  return (
    <>
      {isOwner ? (
        <Group justify="space-between" p="lg">
          <Checkbox
            label={t('all')}
            checked={chosen.size === items.length}
            indeterminate={chosen.size > 0 && chosen.size < items.length}
            onChange={({ currentTarget: { checked } }) =>
              setChosen(new Set(checked ? items.map(({ lineId }) => lineId) : []))
            }
          />
          <Group>
            <Text role="status">{chosen.size === 0 ? t('none') : t('chosen', { count: chosen.size })}</Text>
            <SetConsents lineIds={[...chosen]} onDone={() => setChosen(new Set())} />
          </Group>
        </Group>
      ) : (
        <Text p="lg" c="dimmed">
          {shared('customer.consent.ownerOnly')}
        </Text>
      )}
      <RecordTable
        caption={shared('customer.consent.title')}
        columns={isOwner ? columns : columns.filter(({ key }) => key !== 'select')}
        rows={items}
        rowKey={({ lineId }) => lineId}
      />
      <Modal
        opened={told !== null}
        onClose={() => setTold(null)}
        title={t('historyOf', { line: told?.label ?? '' })}
        closeButtonProps={{ 'aria-label': shared('ui.close') }}
      >
        {told && <ConsentHistory lineId={told.lineId} />}
      </Modal>
    </>
  );
}

function useColumns(parts: {
  chosen: ReadonlySet<string>;
  setChosen(chosen: ReadonlySet<string>): void;
  onHistory(line: StandingConsentReply): void;
}): Column<StandingConsentReply>[] {
  const { chosen, setChosen, onHistory } = parts;
  const t = useConsentsWords();
  const { t: shared } = useTranslation();
  const choose = (lineId: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(lineId);
    else next.delete(lineId);
    setChosen(next);
  };
  return [
    {
      key: 'select',
      label: '',
      show: ({ lineId, label }) => (
        <Checkbox
          aria-label={t('select', { line: label })}
          checked={chosen.has(lineId)}
          onChange={({ currentTarget: { checked } }) => choose(lineId, checked)}
        />
      ),
    },
    {
      key: 'line',
      label: t('line'),
      show: ({ lineId, label, number }) => (
        <TwoLines
          main={
            <Anchor component={Link} to={`/lines/${lineId}`} fw={600}>
              {label}
            </Anchor>
          }
          below={phoneNumberText(number)}
        />
      ),
    },
    { key: 'area', label: t('area'), show: (line) => areaName(line) },
    { key: 'consent', label: t('consent'), show: ({ consent }) => shared(`customer.consent.${consent}`) },
    {
      key: 'set',
      label: t('set'),
      show: ({ setBy, setAt }) =>
        setBy === null || setAt === null ? '–' : <TwoLines main={setBy} below={<When at={setAt} />} />,
    },
    {
      key: 'history',
      label: '',
      align: 'end',
      show: (line) => (
        <Button
          size="xs"
          variant="default"
          aria-label={t('historyOf', { line: line.label })}
          onClick={() => onHistory(line)}
        >
          {t('history')}
        </Button>
      ),
    },
  ];
}
