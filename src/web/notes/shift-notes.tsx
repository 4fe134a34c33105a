import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, queryOf } from '../lib/api.ts';
import { useAction } from '../lib/use-action.ts';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { Section } from '../ui/section.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { toastProblem } from '../ui/toasts.tsx';
import { When } from '../ui/when.tsx';
import { NoteForm } from './note-form.tsx';
import styles from './notes.module.css';

/** What one shift leaves for the next. */
export function ShiftNotes() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const read = queryOf('/shift-notes');
  const notes = useQuery(read);
  const refresh = () => queryClient.invalidateQueries({ queryKey: read.queryKey });
  const tick = useAction({
    mutationFn: (id: string) => api.post('/shift-notes/{id}/done', { params: { id } }),
    onSuccess: refresh,
    onError: toastProblem,
  });
  return (
    <Section title={t('start.shift.title')}>
      {notes.isError && <ProblemMessage error={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.isPending && <ListSkeleton rows={2} rowHeight={48} />}
      {notes.data?.items.length === 0 && <Text c="dimmed">{t('start.shift.none')}</Text>}
      <ul className={styles.notes} aria-label={t('start.shift.title')}>
        {notes.data?.items.map(({ id, text, by, at }) => (
          <li key={id}>
            <div>
              <Text className={styles.words}>{text}</Text>
              <Text size="sm" c="dimmed">
                {by} · <When at={at} />
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              leftSection={<Check size={14} aria-hidden />}
              loading={tick.isPending && tick.variables === id}
              aria-label={t('start.shift.tickOne', { text: text.slice(0, 60) })}
              onClick={() => tick.mutate(id)}
            >
              {t('start.shift.tick')}
            </Button>
          </li>
        ))}
      </ul>
      <NoteForm
        label={t('start.shift.label')}
        leave={t('start.shift.leave')}
        keptAs="shift-note"
        onLeave={async (text) => {
          await api.post('/shift-notes', { body: { text } });
          await refresh();
        }}
      />
    </Section>
  );
}
