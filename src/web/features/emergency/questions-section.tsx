import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import type { QuestionReply } from '../../../contract/consents.contract.ts';
import { api, queryOf } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';

/** Who was asked, and what they said. */
function useColumns(): Column<QuestionReply>[] {
  const t = useEmergencyWords();
  const { momentOf } = usePlaceAndTime();
  return [
    {
      key: 'customer',
      label: t('preview.customer'),
      show: ({ organisationId, customer, contact, lines }) => (
        <TwoLines
          main={
            <Anchor component={Link} to={`/customers/${organisationId}`} inherit>
              {customer}
            </Anchor>
          }
          below={[t('questions.lines', { count: lines }), contact && t('questions.contact', { name: contact })]
            .filter(Boolean)
            .join(' · ')}
        />
      ),
    },
    {
      key: 'answer',
      label: t('questions.answer'),
      show: ({ yes: said, answeredBy, answeredAt, takenDownBy }) =>
        said === null ? (
          <Text fw={600}>{t('questions.phone')}</Text>
        ) : (
          <TwoLines
            main={t(said ? 'questions.yes' : 'questions.no')}
            below={[
              answeredBy,
              takenDownBy && t('questions.byPhone', { name: takenDownBy }),
              answeredAt && momentOf(answeredAt),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ),
    },
    {
      key: 'asked',
      label: t('questions.asked'),
      show: ({ asked }) =>
        asked.length === 0
          ? t('questions.nobody')
          : asked.map(({ name, email, isContact, openedAt }) => (
              <TwoLines
                key={email}
                main={isContact ? t('questions.contact', { name }) : name}
                below={openedAt ? t('questions.opened', { at: momentOf(openedAt) }) : t('questions.unopened')}
              />
            )),
    },
  ];
}

/** Customers that want to be asked: who has answered, and whom to phone; nothing where nobody was asked. */
export function QuestionsSection({ broadcast: { id, actions } }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const columns = useColumns();
  const { data } = useQuery(queryOf('/broadcasts/{id}/questions', { params: { id } }));
  if (!data || data.items.length === 0) return null;
  const { customers, sent, opened, yes, no, waiting } = data.counts;
  const said: Column<QuestionReply> = {
    key: 'said',
    label: t('questions.said'),
    show: (question) => <SaidOnPhone id={id} question={question} />,
  };
  return (
    <Section title={t('questions.title')}>
      <Text mb="sm">{t('questions.counts', { customers, sent, opened, yes, no, waiting })}</Text>
      <RecordTable
        caption={t('questions.title')}
        columns={actions.includes('end') ? [...columns, said] : columns}
        rows={data.items}
        rowKey={({ id: question }) => question}
      />
    </Section>
  );
}

/** Takes down what the customer says on the phone, with who says it. */
function SaidOnPhone({ id, question }: { id: string; question: QuestionReply }) {
  const t = useEmergencyWords();
  const refresh = useRefreshBroadcasts();
  const { id: part, organisationId, yes: said } = question;
  const customer = question.contact ?? question.customer;
  return (
    <Group gap="xs">
      {([true, false] as const)
        .filter((yes) => yes !== said)
        .map((yes) => (
          <ConfirmButton
            key={String(yes)}
            size="xs"
            label={t(yes ? 'questions.sayYes' : 'questions.sayNo')}
            labelOf={t(yes ? 'questions.saidYes' : 'questions.saidNo', { customer })}
            title={t(yes ? 'questions.askYes' : 'questions.askNo', { customer })}
            text={t('questions.saidText')}
            confirmLabel={t(yes ? 'questions.yes' : 'questions.no')}
            dismissLabel={t('questions.keep')}
            reason={{ label: t('questions.who'), least: 1 }}
            onConfirm={async (saidBy) => {
              const body = { yes, saidBy: saidBy ?? '', part, replaces: said !== null };
              await api.post('/broadcasts/{id}/questions/{organisationId}/answer', {
                params: { id, organisationId },
                body,
              });
              toastDone(t('questions.saved'));
              await refresh();
            }}
          />
        ))}
    </Group>
  );
}
