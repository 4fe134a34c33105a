import { Button, Checkbox, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SeasonLineReply } from '../../../../contract/season.contract.ts';
import { phoneNumberText } from '../../../../domain/line/phone-number.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { ProposalText } from './proposal-text.tsx';
import styles from './season.module.css';
import { useAnswer } from './use-answer.ts';

/** Lines without a plan: chosen all at first, answered together. */
export function AnswerForm({ id, open }: { id: string; open: readonly SeasonLineReply[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = open.filter(({ lineId }) => !left.includes(lineId)).map(({ lineId }) => lineId);
  const answer = useAnswer(id, queryClient);
  const give = (given: 'propose' | 'none' | 'own') => answer.mutate({ lineIds: chosen, answer: given });
  const isNone = chosen.length === 0;
  return (
    <>
      <fieldset className={styles.choice}>
        <legend>{t('season.choose')}</legend>
        {open.length > 1 && (
          <Checkbox
            label={t('season.all')}
            checked={left.length === 0}
            indeterminate={left.length > 0 && !isNone}
            onChange={({ currentTarget: { checked } }) => setLeft(checked ? [] : open.map(({ lineId }) => lineId))}
          />
        )}
        {open.map(({ lineId, label, number, state, proposal }) => (
          <Checkbox
            key={lineId}
            checked={!left.includes(lineId)}
            onChange={({ currentTarget: { checked } }) =>
              setLeft(checked ? left.filter((each) => each !== lineId) : [...left, lineId])
            }
            label={
              <>
                <strong>{label}</strong> · {phoneNumberText(number)}
                {state === 'own' && ` · ${t('season.states.own')}`}
              </>
            }
            description={proposal && <ProposalText proposal={proposal} />}
          />
        ))}
      </fieldset>
      {answer.isError && <ProblemMessage error={answer.error} />}
      <Group mb="lg">
        <Button
          size="md"
          leftSection={<CalendarCheck size={18} aria-hidden />}
          disabled={isNone}
          loading={answer.isPending && answer.variables.answer === 'propose'}
          onClick={() => give('propose')}
        >
          {t('season.propose', { count: chosen.length })}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={isNone}
          loading={answer.isPending && answer.variables.answer === 'none'}
          onClick={() => give('none')}
        >
          {t('season.answers.none')}
        </Button>
        <Button
          size="md"
          variant="subtle"
          component={Link}
          to={`/requests/holidays?${new URLSearchParams(chosen.map((line) => ['line', line]))}`}
          onClick={() => !isNone && give('own')}
        >
          {t('season.own')}
        </Button>
      </Group>
    </>
  );
}
