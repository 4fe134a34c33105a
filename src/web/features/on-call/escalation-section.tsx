import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../lib/use-action.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { WholeNumberInput } from '../../ui/whole-number-input.tsx';
import { useOnCallWords } from './on-call-words.ts';
import { bodyOf, type ReadList, useSaveList } from './save-list.ts';

const most = 240;

/** How long the first person has before the next one is notified. */
export function EscalationSection({ list }: { list: ReadList }) {
  const t = useOnCallWords();
  const queryClient = useQueryClient();
  const { escalateAfterMinutes } = list.value;
  const [minutes, setMinutes] = useState<number | ''>(escalateAfterMinutes);
  const save = useSaveList(list);
  const saving = useAction({
    mutationFn: () => save(bodyOf(list, { minutes: Number(minutes) })),
    onSuccess: () => toastDone(t('minutes.saved')),
  });
  const isGood = minutes !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= most;
  return (
    <Section>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack>
          <Group align="flex-end">
            <WholeNumberInput
              label={t('minutes.label')}
              description={t('minutes.text')}
              value={minutes}
              onChange={setMinutes}
              min={1}
              max={most}
            />
            <Button
              type="submit"
              variant="default"
              loading={saving.isPending}
              disabled={!isGood || minutes === escalateAfterMinutes}
            >
              {t('minutes.save')}
            </Button>
          </Group>
          {saving.isError && (
            <EditProblem
              error={saving.error}
              onReload={() => void queryClient.invalidateQueries({ queryKey: ['/on-call'] })}
            />
          )}
        </Stack>
      </form>
    </Section>
  );
}
