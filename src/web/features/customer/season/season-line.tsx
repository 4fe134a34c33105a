import { Anchor, Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SeasonLineReply } from '../../../../contract/season.contract.ts';
import { phoneNumberText } from '../../../../domain/line/phone-number.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { ProposalText } from './proposal-text.tsx';
import { useAnswer } from './use-answer.ts';

/** A line of which nothing needs to be said any more; the answer can still be changed. */
export function SeasonLine({ line, sweepId }: { line: SeasonLineReply; sweepId: string }) {
  const { t } = useTranslation();
  const answer = useAnswer(sweepId, useQueryClient());
  const { lineId, label, number, state, answeredBy, changeRequestId, proposal } = line;
  return (
    <li>
      <div>
        <Anchor component={Link} to={`/lines/${lineId}`} inherit fw={600}>
          {label}
        </Anchor>{' '}
        · {phoneNumberText(number)}
        {state === 'none' && answeredBy !== null && (
          <Text size="sm" c="dimmed">
            {t('season.by', { name: answeredBy })}
          </Text>
        )}
        {state === 'planned' && changeRequestId !== null && (
          <Anchor component={Link} to={`/requests/${changeRequestId}`} size="sm" display="block">
            {t('season.request')}
          </Anchor>
        )}
        {state !== 'planned' && proposal && (
          <Text size="sm" c="dimmed">
            <ProposalText proposal={proposal} />
          </Text>
        )}
        {answer.isError && <ProblemMessage error={answer.error} />}
      </div>
      <ToneBadge tone={state === 'none' ? 'neutral' : 'good'}>{t(`season.states.${state}`)}</ToneBadge>
      {state !== 'planned' && proposal && (
        <Button
          size="xs"
          variant="default"
          loading={answer.isPending}
          aria-label={`${t('season.answers.propose')}: ${label}`}
          onClick={() => answer.mutate({ lineIds: [lineId], answer: 'propose' })}
        >
          {t('season.answers.propose')}
        </Button>
      )}
    </li>
  );
}
