import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { api } from '../../lib/api.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { pastedNotice } from './typed-draft.ts';
import { useRefreshAnnouncements } from './use-refresh-announcements.ts';

/** What another source shows of the same area and day, whether it agrees or not; or that a source shows nothing any more. */
export function SightingForm({ notice: { id } }: { notice: AnnouncementReply }) {
  const t = useEmergencyWords();
  const refresh = useRefreshAnnouncements();
  const [source, setSource] = useState('');
  const [pasted, setPasted] = useState('');
  const done = async () => {
    setSource('');
    setPasted('');
    toastDone(t('sightings.add.done'));
    await refresh();
  };
  const adding = useAction({
    mutationFn: () =>
      api.post('/announcements/{id}/sightings', {
        params: { id },
        body: { ...pastedNotice(pasted), source: source.trim() },
      }),
    onSuccess: done,
  });
  useUnsavedGuard(pasted.trim() !== '');
  return (
    <Section title={t('sightings.add.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('paste.source')}
            description={t('paste.sourceText')}
            value={source}
            onChange={({ currentTarget: { value } }) => setSource(value)}
            maxLength={80}
            required
          />
          <Textarea
            label={t('paste.label')}
            value={pasted}
            onChange={({ currentTarget: { value } }) => setPasted(value)}
            autosize
            minRows={3}
            maxRows={10}
            required
          />
          {adding.isError && <ProblemMessage error={adding.error} />}
          <Group>
            <Button
              type="submit"
              variant="default"
              loading={adding.isPending}
              disabled={pasted.trim() === '' || source.trim() === ''}
            >
              {t('sightings.add.save')}
            </Button>
            <Vanished id={id} onSaid={done} />
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function Vanished({ id, onSaid }: { id: string; onSaid(): Promise<void> }) {
  const t = useEmergencyWords();
  return (
    <ConfirmButton
      label={t('sightings.vanished.label')}
      title={t('sightings.vanished.title')}
      text={t('sightings.vanished.text')}
      confirmLabel={t('sightings.vanished.confirm')}
      dismissLabel={t('sightings.vanished.keep')}
      onConfirm={async () => {
        await api.post('/announcements/{id}/sightings', { params: { id }, body: { gone: true } });
        await onSaid();
      }}
    />
  );
}
