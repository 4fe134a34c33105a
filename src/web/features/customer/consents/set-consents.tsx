import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { toastDone } from '../../../ui/toasts.tsx';
import { type Consent, ConsentChoice } from './consent-choice.tsx';
import { useConsentsWords } from './consents-words.ts';

/** Sets the chosen lines together, once the reader has said yes to what it means. */
export function SetConsents({ lineIds, onDone }: { lineIds: string[]; onDone(): void }) {
  const t = useConsentsWords();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [consent, setConsent] = useState<Consent | null>(null);
  const save = async () => {
    if (consent === null) return;
    const { changed } = await api.post('/consents', { body: { lineIds, consent } });
    toastDone(t('saved', { count: changed }));
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => /^\/(consents|lines)\b/.test(`${queryKey[0]}`),
    });
    onDone();
  };
  return (
    <>
      <Button
        disabled={lineIds.length === 0}
        onClick={() => {
          setConsent(null);
          setOpen(true);
        }}
      >
        {t('change')}
      </Button>
      <ConfirmDialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('title', { count: lineIds.length })}
        text={
          <>
            <ConsentChoice value={consent} onChange={setConsent} />
            <Text size="sm" c="dimmed" mt="md">
              {t('takeBack')}
            </Text>
          </>
        }
        ready={consent !== null}
        confirmLabel={t('confirm')}
        dismissLabel={t('keep')}
        onConfirm={save}
      />
    </>
  );
}
