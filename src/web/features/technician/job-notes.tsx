import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { NoteForm } from '../../notes/note-form.tsx';
import { Section } from '../../ui/section.tsx';
import { Timeline } from '../../ui/timeline.tsx';

/** What staff leave for whoever works on the job next. */
export function JobNotes({ job: { id, notes, status } }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
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
        {mayWrite && (
          <NoteForm
            guards
            label={t('technician.notes.label')}
            leave={t('technician.notes.leave')}
            keptAs={`note:${id}`}
            onLeave={async (text) => {
              await api.post('/jobs/{id}/notes', { params: { id }, body: { text } });
              await queryClient.invalidateQueries({ queryKey: ['/jobs/{id}', { id }] });
            }}
          />
        )}
      </Stack>
    </Section>
  );
}
