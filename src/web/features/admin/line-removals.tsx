import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineReply, RemovalReply } from '../../../contract/lines.contract.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { phoneSystemsQuery } from './lines-table.tsx';

/** The phone systems that the line has left and that still have something of it. */
export function LineRemovals({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const systems = useQuery(phoneSystemsQuery);
  const removals = line.removals ?? [];
  const nameOf = (id: string) => systems.data?.items.find((system) => system.id === id)?.name ?? '…';
  return (
    <Section title={t('admin.lines.removals.title')}>
      <Stack>
        {removals.map((removal) => (
          <Removal
            key={removal.phoneSystemId}
            lineId={line.id}
            removal={removal}
            name={nameOf(removal.phoneSystemId)}
          />
        ))}
      </Stack>
    </Section>
  );
}

function Removal({ lineId, removal, name }: { lineId: string; removal: RemovalReply; name: string }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const since = dateTime(removal.since);
  return (
    <div>
      <Text>
        {t(removal.checklist ? 'admin.lines.removals.byHand' : 'admin.lines.removals.byProgram', { name, since })}
      </Text>
      {removal.detail && (
        <Text size="sm" c="dimmed">
          {removal.detail}
        </Text>
      )}
      {removal.checklist && (
        <SignOff lineId={lineId} phoneSystemId={removal.phoneSystemId} checklist={removal.checklist} />
      )}
    </div>
  );
}

function SignOff(parts: { lineId: string; phoneSystemId: string; checklist: NonNullable<RemovalReply['checklist']> }) {
  const { lineId, phoneSystemId, checklist } = parts;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [signed, setSigned] = useState<string[]>([]);
  const confirm = useAction({
    mutationFn: () =>
      api.post('/lines/{id}/removals/{phoneSystemId}/confirm', {
        params: { id: lineId, phoneSystemId },
        body: { steps: signed },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/lines/{id}'] }),
  });
  return (
    <Stack gap="xs" mt="xs" align="flex-start">
      <Checkbox.Group value={signed} onChange={setSigned} aria-label={t('admin.lines.removals.title')}>
        <Stack gap="xs">
          {checklist.map(({ id, text }) => (
            <Checkbox key={id} value={id} label={text} />
          ))}
        </Stack>
      </Checkbox.Group>
      {confirm.isError && <ProblemMessage error={confirm.error} />}
      <Button
        size="xs"
        disabled={signed.length < checklist.length}
        loading={confirm.isPending}
        onClick={() => confirm.mutate()}
      >
        {t('admin.lines.removals.confirm')}
      </Button>
    </Stack>
  );
}
