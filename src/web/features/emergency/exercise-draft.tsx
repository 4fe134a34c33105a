import { Button, Modal, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { api, freshKey } from '../../lib/api.ts';
import { fieldOf, fieldOfInstant } from '../../lib/taipei-input.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { AreaFields } from './area-fields.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { useRefreshExercises } from './exercise-time.ts';
import { givenOf, type TypedDraft } from './typed-draft.ts';

/** What a draft begins with: a notice of the list, or nothing. */
export interface ExerciseDraftStart {
  notice: WholeExerciseReply['standing'][number] | null;
}

/** A draft within an exercise, in the exercise's own time. */
export function ExerciseDraft(parts: {
  exercise: WholeExerciseReply;
  start: ExerciseDraftStart | null;
  onClose(): void;
}) {
  const { exercise, start, onClose } = parts;
  const t = useEmergencyWords();
  const { t: shared } = useTranslation();
  return (
    <Modal
      opened={start !== null}
      onClose={onClose}
      size="lg"
      title={`${t('exercise.banner')}: ${t('exercise.draft.title')}`}
      closeButtonProps={{ 'aria-label': shared('ui.close') }}
    >
      {start && <Form exercise={exercise} notice={start.notice} />}
    </Modal>
  );
}

function firstOf({ now }: WholeExerciseReply, notice: ExerciseDraftStart['notice'], reason: string): TypedDraft {
  const day = Date.parse(now);
  return {
    ...{ isCountry: false, isSure: false, promptId: null, reason },
    county: notice?.county ?? null,
    district: notice?.district ?? null,
    from: notice?.from ? fieldOfInstant(notice.from) : fieldOf(day, 1, '00:00'),
    until: notice?.until ? fieldOfInstant(notice.until) : fieldOf(day, 2, '00:00'),
  };
}

function Form({ exercise, notice }: { exercise: WholeExerciseReply; notice: ExerciseDraftStart['notice'] }) {
  const t = useEmergencyWords();
  const navigate = useNavigate();
  const refresh = useRefreshExercises();
  const [typed, setTyped] = useState(() => firstOf(exercise, notice, t('exercise.draft.reason')));
  const [key, setKey] = useState(freshKey);
  const change = (changed: Partial<TypedDraft>) => setTyped((before) => ({ ...before, ...changed }));
  const given = givenOf(typed);
  const { id } = exercise;
  const saving = useAction({
    mutationFn: async () => {
      if (given === null) return;
      const { promptId: _none, ...body } = given;
      const made = await api.post('/exercises/{id}/broadcasts', {
        ...{ params: { id }, body: { ...body, topic: notice?.topic ?? null }, key },
      });
      void refresh();
      await navigate(`/emergency/exercises/${id}/broadcasts/${made.id}`);
    },
    onSettled: () => setKey(freshKey()),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack>
        <Text>{t('exercise.draft.text')}</Text>
        <AreaFields typed={typed} onChange={change} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {(['from', 'until'] as const).map((name) => (
            <TextInput
              key={name}
              type="datetime-local"
              label={t(`draft.${name}`)}
              value={typed[name]}
              onChange={({ currentTarget: { value } }) => change({ [name]: value })}
              required
            />
          ))}
        </SimpleGrid>
        <Textarea
          label={t('draft.reason')}
          value={typed.reason}
          onChange={({ currentTarget: { value } }) => change({ reason: value })}
          maxLength={500}
          autosize
          required
        />
        {saving.isError && <ProblemMessage error={saving.error} />}
        <Button type="submit" loading={saving.isPending} disabled={given === null || given.from >= given.until}>
          {t('exercise.draft.save')}
        </Button>
      </Stack>
    </form>
  );
}
