import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { useKeptText } from '../../lib/kept-text.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { Timeline } from '../../ui/timeline.tsx';

/** What staff leave for whoever works on the job next. */
export function JobNotes({ job: { id, notes, status } }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const mayWrite = hasRole(useMe(), 'technician', 'operator') && status !== 'done';
  if (notes.length === 0 && !mayWrite) return null;
  const items = notes.map(({ by, at, text }) => ({ at, title: by, quote: text }));
  return (
    <Section title={t('technician.notes.title')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('technician.notes.text')}
        </Text>
        {items.length > 0 && <Timeline items={items} label={t('technician.notes.title')} />}
        {mayWrite && <NoteForm id={id} />}
      </Stack>
    </Section>
  );
}

function NoteForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useKeptText(`note:${id}`);
  const text = typed.trim();
  useUnsavedGuard(text !== '');
  const leaving = useAction({
    mutationFn: () => api.post('/jobs/{id}/notes', { params: { id }, body: { text } }),
    onSuccess: () => {
      setTyped('');
      return queryClient.invalidateQueries({ queryKey: ['/jobs/{id}', { id }] });
    },
  });
  return (
    <>
      <Textarea
        label={t('technician.notes.label')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={10}
      />
      {leaving.isError && <ProblemMessage error={leaving.error} />}
      <Group>
        <Button variant="default" disabled={text === ''} loading={leaving.isPending} onClick={() => leaving.mutate()}>
          {t('technician.notes.leave')}
        </Button>
      </Group>
    </>
  );
}
