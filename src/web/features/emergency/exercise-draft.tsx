import { Button, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ExerciseBroadcastReply, WholeExerciseReply } from '../../../contract/exercises.contract.ts';
import { api, freshKey } from '../../lib/api.ts';
import { fieldOf, fieldOfInstant } from '../../lib/taipei-input.ts';
import { useAction } from '../../lib/use-action.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { AreaFields } from './area-fields.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { useRefreshExercises } from './exercise-time.ts';
import { givenOf, type TypedDraft } from './typed-draft.ts';

/** What a draft begins with: a notice of the list, or nothing. */
export interface ExerciseDraftStart {
  notice: WholeExerciseReply['standing'][number] | null;
  /** A draft that is edited. */
  edited?: ExerciseBroadcastReply;
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
      title={`${t('exercise.banner')}: ${t(start?.edited ? 'exercise.draft.edit' : 'exercise.draft.title')}`}
      closeButtonProps={{ 'aria-label': shared('ui.close') }}
    >
      {start && <Form exercise={exercise} start={start} onClose={onClose} />}
    </Modal>
  );
}

function firstOf({ now }: WholeExerciseReply, { notice, edited }: ExerciseDraftStart, reason: string): TypedDraft {
  const day = Date.parse(now);
  if (edited)
    return {
      ...{
        announcementId: null,
        isCountry: edited.area === null,
        isSure: false,
        promptId: null,
        reason: edited.reason,
      },
      ...{ county: edited.area?.county ?? null, district: edited.area?.district ?? null },
      ...{ from: fieldOfInstant(edited.from), until: fieldOfInstant(edited.until) },
    };
  return {
    ...{ announcementId: null, isCountry: false, isSure: false, promptId: null, reason },
    county: notice?.county ?? null,
    district: notice?.district ?? null,
    from: notice?.from ? fieldOfInstant(notice.from) : fieldOf(day, 1, '00:00'),
    until: notice?.until ? fieldOfInstant(notice.until) : fieldOf(day, 2, '00:00'),
  };
}

function Form(parts: { exercise: WholeExerciseReply; start: ExerciseDraftStart; onClose(): void }) {
  const { exercise, start, onClose } = parts;
  const t = useEmergencyWords();
  const navigate = useNavigate();
  const refresh = useRefreshExercises();
  const [typed, setTyped] = useState(() => firstOf(exercise, start, t('exercise.draft.reason')));
  const [key, setKey] = useState(freshKey);
  const change = (changed: Partial<TypedDraft>) => setTyped((before) => ({ ...before, ...changed }));
  const given = givenOf(typed);
  const { id } = exercise;
  const saving = useAction({
    mutationFn: async () => {
      if (given === null) return;
      const { promptId: _none, ...body } = given;
      if (start.edited) {
        await api.post('/exercises/{id}/broadcasts/{broadcastId}/steps', {
          ...{ params: { id, broadcastId: start.edited.id }, body: { action: 'edit', ...body } },
        });
        await refresh();
        return onClose();
      }
      const made = await api.post('/exercises/{id}/broadcasts', {
        ...{ params: { id }, body: { ...body, topic: start.notice?.topic ?? null }, key },
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
        <FreeTextarea
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
