import { Text } from '@mantine/core';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { useStepWords } from './step-words.ts';

/** What takes this broadcast back, prepared before anybody needs it: one press, one person. */
export function CounterSection({ broadcast: { id, counter, actions } }: { broadcast: BroadcastReply }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  if (counter === null || counter.lines === 0) return null;
  return (
    <Section title={t('counter.title')}>
      <Text>{t('counter.text', { count: counter.lines })}</Text>
      <Text mb="sm">{t('counter.told')}</Text>
      {actions.includes('counter') && (
        <ConfirmButton
          label={t('counter.label', { count: counter.lines })}
          title={t('counter.ask')}
          text={`${t('counter.text', { count: counter.lines })} ${t('counter.told')}`}
          confirmLabel={t('counter.confirm')}
          dismissLabel={t('counter.keep')}
          onConfirm={async () => {
            await api.post('/broadcasts/{id}/counter', { params: { id } });
            toastDone(t('counter.done'));
            await refresh();
          }}
        />
      )}
    </Section>
  );
}
