import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { useStepWords } from './step-words.ts';

/** Told to an author: who may approve instead, those on duty first. */
export function WhoApproves({ authors }: Pick<BroadcastReply, 'authors'>) {
  const t = useStepWords();
  const { data: list } = useQuery(queryOf('/on-call'));
  const isOther = ({ userId }: { userId: string }) => !authors.some((author) => author.userId === userId);
  const onDuty = list?.onDuty.filter(isOther) ?? [];
  const others = list?.people.filter(isOther) ?? [];
  const names = (people: { name: string }[]) => people.map(({ name }) => name).join(', ');
  return (
    <div>
      <Text>{t('approval.author')}</Text>
      {/* Its place is kept while the list is read. */}
      <Text mih="1.55em">
        {list &&
          (onDuty.length > 0
            ? t('approval.who', { names: names(onDuty) })
            : others.length > 0
              ? t('approval.whoElse', { names: names(others) })
              : t('approval.nobodyElse'))}
      </Text>
    </div>
  );
}
