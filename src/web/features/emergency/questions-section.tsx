import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import type { QuestionReply } from '../../../contract/consents.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';

/** Customers that want to be asked: who has answered, and whom to phone; nothing where nobody was asked. */
export function QuestionsSection({ broadcast: { id } }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { momentOf } = usePlaceAndTime();
  const { data } = useQuery(queryOf('/broadcasts/{id}/questions', { params: { id } }));
  if (!data || data.items.length === 0) return null;
  const { customers, sent, opened, yes, no, waiting } = data.counts;
  const columns: Column<QuestionReply>[] = [
    {
      key: 'customer',
      label: t('preview.customer'),
      show: ({ organisationId, customer, lines }) => (
        <TwoLines
          main={
            <Anchor component={Link} to={`/customers/${organisationId}`} inherit>
              {customer}
            </Anchor>
          }
          below={t('questions.lines', { count: lines })}
        />
      ),
    },
    {
      key: 'answer',
      label: t('questions.answer'),
      show: ({ yes: said, answeredBy, answeredAt }) =>
        said === null ? (
          <Text fw={600}>{t('questions.phone')}</Text>
        ) : (
          <TwoLines
            main={t(said ? 'questions.yes' : 'questions.no')}
            below={`${answeredBy ?? ''} · ${answeredAt ? momentOf(answeredAt) : ''}`}
          />
        ),
    },
    {
      key: 'asked',
      label: t('questions.asked'),
      show: ({ asked }) =>
        asked.length === 0
          ? t('questions.nobody')
          : asked.map(({ name, email, openedAt }) => (
              <TwoLines
                key={email}
                main={name}
                below={openedAt ? t('questions.opened', { at: momentOf(openedAt) }) : t('questions.unopened')}
              />
            )),
    },
  ];
  return (
    <Section title={t('questions.title')}>
      <Text mb="sm">{t('questions.counts', { customers, sent, opened, yes, no, waiting })}</Text>
      <RecordTable
        caption={t('questions.title')}
        columns={columns}
        rows={data.items}
        rowKey={({ organisationId }) => organisationId}
      />
    </Section>
  );
}
