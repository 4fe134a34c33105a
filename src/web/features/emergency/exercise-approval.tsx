import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Check, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { ExerciseBroadcastReply } from '../../../contract/exercises.contract.ts';
import { exerciseWords } from '../../../contract/words/exercises.ts';
import { api } from '../../lib/api.ts';
import type { BodyOf } from '../../lib/api-types.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { usePressToHear } from '../../ui/use-press-to-hear.ts';
import { usePlaceAndTime } from './emergency-words.ts';
import { useRefreshExercises } from './exercise-time.ts';
import { useStepWords } from './step-words.ts';

type Step = BodyOf<'post', '/exercises/{id}/broadcasts/{broadcastId}/steps'>;

function useStep({ id: broadcastId, exerciseId: id }: ExerciseBroadcastReply, after?: () => void) {
  const refresh = useRefreshExercises();
  return useAction({
    mutationFn: (body: Step) =>
      api.post('/exercises/{id}/broadcasts/{broadcastId}/steps', { params: { id, broadcastId }, body }),
    onSuccess: after,
    onSettled: refresh,
  });
}

const simple = ['submit', 'retry', 'cancel'] as const;
const reasoned = ['stop', 'resume', 'end'] as const;

/** Says that the notice was denied after sending, and offers to open again what is closed: one press, as in earnest. */
export function ExerciseDenial({ broadcast }: { broadcast: ExerciseBroadcastReply }) {
  const t = useStepWords();
  const { momentOf } = usePlaceAndTime();
  const taking = useStep(broadcast, () => toastDone(t('exercise.denial.done')));
  const { deniedAt, actions, counts, status } = broadcast;
  if (deniedAt === null) return null;
  const isBack = status === 'restoring' || status === 'ended';
  const lines = counts.applied + counts.failed + counts.queued + counts.held;
  return (
    <Section title={t('exercise.denial.title')}>
      <Stack align="flex-start">
        <Text role="status">
          {t(isBack ? 'exercise.denial.back' : 'exercise.denial.text', { at: momentOf(deniedAt) })}
          {counts.stopped > 0 && ` ${t('exercise.denial.stopped', { count: counts.stopped })}`}
        </Text>
        {taking.isError && <ProblemMessage error={taking.error} />}
        {actions.includes('counter') && lines > 0 && (
          <Button color="violet" loading={taking.isPending} onClick={() => taking.mutate({ action: 'counter' })}>
            {t('exercise.denial.counter', { count: lines })}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

/** The steps that the reader may take now; approving stands below. */
export function ExerciseActions({ broadcast }: { broadcast: ExerciseBroadcastReply }) {
  const t = useStepWords();
  const taking = useStep(broadcast);
  const { actions, counts } = broadcast;
  const take = (body: Step) => taking.mutate(body, { onError: toastProblem });
  const shown = (step: ExerciseBroadcastReply['actions'][number]) =>
    actions.includes(step) && (step !== 'retry' || counts.failed > 0);
  return (
    <>
      {simple.filter(shown).map((action) => (
        <Button
          key={action}
          variant={action === 'cancel' ? 'default' : 'filled'}
          color="violet"
          loading={taking.isPending && taking.variables.action === action}
          onClick={() => take({ action })}
        >
          {t(`exercise.act.${action}`)}
        </Button>
      ))}
      {reasoned.filter(shown).map((action) => (
        <Button
          key={action}
          variant="default"
          loading={taking.isPending && taking.variables.action === action}
          onClick={() => take({ action, reason: t('exercise.act.reason') })}
        >
          {t(`exercise.act.${action}`)}
        </Button>
      ))}
    </>
  );
}

/** The second person's yes within an exercise: the sound heard, and the word that nothing real asks for. */
export function ExerciseApproval({ broadcast }: { broadcast: ExerciseBroadcastReply }) {
  const t = useStepWords();
  const [typed, setTyped] = useState('');
  const { actions, draftHash, heard, withoutOwnSound, own, status } = broadcast;
  const approving = useStep(broadcast, () => toastDone(t('exercise.approval.approved')));
  const isWord = exerciseWords.includes(typed.trim().toUpperCase());
  return (
    <Section title={t('exercise.approval.title')}>
      <Stack align="flex-start">
        <Hear broadcast={broadcast} />
        {own && <Text>{t('exercise.approval.own')}</Text>}
        {status === 'draft' && <Text>{t('approval.needsSubmit')}</Text>}
        {actions.includes('approve') && (
          <>
            <TextInput
              label={t('exercise.approval.typed')}
              description={t('exercise.approval.typedText')}
              value={typed}
              onChange={({ currentTarget: { value } }) => setTyped(value)}
              autoComplete="off"
            />
            {approving.isError && <ProblemMessage error={approving.error} />}
            <Button
              color="violet"
              loading={approving.isPending}
              disabled={!isWord || (withoutOwnSound > 0 && !heard)}
              onClick={() => approving.mutate({ action: 'approve', draftHash, typed })}
            >
              {t('exercise.approval.approve')}
            </Button>
          </>
        )}
      </Stack>
    </Section>
  );
}

/** There is no way to skip: its end is reached by listening. */
function Hear({ broadcast }: { broadcast: ExerciseBroadcastReply }) {
  const t = useStepWords();
  const { soundSha256: promptSha256, heard, withoutOwnSound, actions } = broadcast;
  const noting = useStep(broadcast);
  const hear = () => noting.mutate({ action: 'hear', promptSha256 });
  const { playing, toggle } = usePressToHear({ defaultOf: 'emergency' }, hear);
  return (
    <>
      <Text>{withoutOwnSound > 0 ? t('sound.plays', { count: withoutOwnSound }) : t('sound.none')}</Text>
      <Group>
        <Button
          variant="default"
          leftSection={playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
          onClick={toggle}
        >
          {t(playing ? 'sound.pause' : 'sound.listen')}
        </Button>
        <Text size="sm" role="status">
          {heard && <Check size={16} aria-hidden style={{ verticalAlign: '-0.2em' }} />}{' '}
          {heard ? t('sound.heard') : withoutOwnSound > 0 && actions.includes('approve') && t('sound.notHeard')}
        </Text>
      </Group>
      {noting.isError && <ProblemMessage error={noting.error} />}
    </>
  );
}
