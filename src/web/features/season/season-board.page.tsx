import { Anchor, Checkbox, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CalendarOff, CircleCheckBig } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { SeasonCustomerReply, SeasonSweepReply } from '../../../contract/season.contract.ts';
import { sayHolidays } from '../../../contract/words/holidays.ts';
import { openLines } from '../../../domain/season/season-sweep.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { currentLanguage } from '../../lib/language.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { SeasonChoice } from '../../season/season-choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { CountTile, CountTiles } from '../../ui/start-frame.tsx';
import { When } from '../../ui/when.tsx';
import styles from './season-board.module.css';

/** For the desk: which customers have lines without a plan for coming days off, and whom to ask. */
export function SeasonBoardPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const sweeps = useQuery(queryOf('/season-sweeps'));
  const items = sweeps.data?.items ?? [];
  const chosen = items.find((sweep) => sweep.id === id) ?? items[0];
  return (
    <>
      <PageHeader title={t('seasonBoard.title')} text={t('seasonBoard.text')} />
      {sweeps.isError && <ProblemMessage error={sweeps.error} onRetry={() => void sweeps.refetch()} />}
      {sweeps.isPending && <ListSkeleton rows={5} rowHeight={54} />}
      {sweeps.data && !chosen && (
        <Section>
          <EmptyState icon={CalendarOff} title={t('season.none')} text={t('season.noneText')} />
        </Section>
      )}
      {items.length > 1 && chosen && <SeasonChoice items={items} chosen={chosen.id} />}
      {chosen && <Board key={chosen.id} sweep={chosen} />}
    </>
  );
}

function Board({ sweep }: { sweep: SeasonSweepReply }) {
  const { t } = useTranslation();
  const { promiseDay, promise } = useFormats();
  const { counts, from, to, fileBy, name } = sweep;
  return (
    <>
      <Text fw={600}>
        {sayHolidays(name, currentLanguage())} · {t('season.dates', { from: promiseDay(from), to: promiseDay(to) })}
      </Text>
      {fileBy !== null && (
        <Text size="sm" c="dimmed" mb="md">
          {t('season.fileBy', { at: promise(fileBy) })}
        </Text>
      )}
      <CountTiles label={t('season.lines')}>
        <CountTile label={t('season.states.silent')} value={counts.silent} tone="warn" />
        <CountTile label={t('season.states.late')} value={counts.late} tone="bad" />
        <CountTile label={t('seasonBoard.own')} value={counts.own} tone="work" />
        <CountTile label={t('season.states.planned')} value={counts.planned} tone="good" />
        <CountTile label={t('season.states.none')} value={counts.none} />
        <CountTile label={t('season.states.follows')} value={counts.follows} />
      </CountTiles>
      <Customers id={sweep.id} />
    </>
  );
}

const pageSize = 50;

function Customers({ id }: { id: string }) {
  const { t } = useTranslation();
  const [onlyOpen, setOnlyOpen] = useState(true);
  const open = onlyOpen ? 'true' : undefined;
  const pages = useInfiniteQuery(
    pagesOf('/season-sweeps/{id}/customers', { params: { id }, query: { limit: pageSize, open } }),
  );
  const rows = allItems(pages.data);
  const columns = useColumns();
  return (
    <Section
      title={t('seasonBoard.customers')}
      actions={
        <Checkbox
          label={t('seasonBoard.onlyOpen')}
          checked={onlyOpen}
          onChange={({ currentTarget: { checked } }) => setOnlyOpen(checked)}
        />
      }
      flush
    >
      {pages.isError && <ProblemMessage error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <ListSkeleton rows={5} rowHeight={54} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon={CircleCheckBig} title={t('seasonBoard.all')} text={t('seasonBoard.allText')} />
      )}
      {rows.length > 0 && (
        <RecordTable
          caption={t('seasonBoard.customers')}
          columns={columns}
          rows={rows}
          rowKey={({ organisationId }) => organisationId}
        />
      )}
      <MoreButton {...pages} />
    </Section>
  );
}

function useColumns(): Column<SeasonCustomerReply>[] {
  const { t } = useTranslation();
  const { number, promise } = useFormats();
  const isAdmin = hasRole(useMe(), 'admin');
  return [
    {
      key: 'customer',
      label: t('seasonBoard.customer'),
      show: ({ organisationId, name }) =>
        isAdmin ? (
          <Anchor component={Link} to={`/customers/${organisationId}`} inherit>
            {name}
          </Anchor>
        ) : (
          name
        ),
    },
    { key: 'open', label: t('seasonBoard.open'), align: 'end', show: ({ counts }) => number(openLines(counts)) },
    {
      key: 'set',
      label: t('seasonBoard.set'),
      align: 'end',
      show: ({ counts: { planned, follows } }) => number(planned + follows),
    },
    { key: 'none', label: t('seasonBoard.none'), align: 'end', show: ({ counts }) => number(counts.none) },
    {
      key: 'fileBy',
      label: t('seasonBoard.fileBy'),
      tight: true,
      show: ({ fileBy }) => (fileBy === null ? '–' : promise(fileBy)),
    },
    {
      key: 'told',
      label: t('seasonBoard.told'),
      show: ({ toldAt }) => (toldAt === null ? t('seasonBoard.notTold') : <When at={toldAt} />),
    },
    {
      key: 'people',
      label: t('seasonBoard.people'),
      show: ({ people }) => (
        <ul className={styles.people}>
          {people.map(({ name, email }) => (
            <li key={email}>
              {name} · <Anchor href={`mailto:${email}`}>{email}</Anchor>
            </li>
          ))}
        </ul>
      ),
    },
  ];
}
