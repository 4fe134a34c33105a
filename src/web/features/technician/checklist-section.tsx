import { Anchor, Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { addressOf, api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './job.module.css';
import { lineText } from './line-list.tsx';
import { useKeepJob } from './use-take.ts';

type Checklist = NonNullable<JobDetailReply['checklist']>;

/**
 * For phone systems that only a person can change: tick every step, then sign off; of several lines each by itself. Ticks
 * survive a reload of the page.
 */
export function ChecklistSection({ job, checklist }: { job: JobDetailReply; checklist: Checklist }) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useSessionStorage<string[]>({ key: `lineshift-steps-${job.id}`, defaultValue: [] });
  const done = checklist.filter(({ id }) => ticked.includes(id));
  const lines = (job.lines ?? []).filter(({ byHand }) => byHand);
  return (
    <Section
      title={t('technician.checklist.title')}
      actions={
        <Text size="sm" c="dimmed" role="status">
          {t('technician.checklist.progress', { done: done.length, all: checklist.length })}
        </Text>
      }
    >
      <Text mb="sm">{t('technician.checklist.text')}</Text>
      {lines.map((line) => (
        <LineSteps
          key={line.lineId}
          job={job}
          title={job.lineCount > 1 ? lineText(line) : undefined}
          steps={checklist.filter(({ lineId }) => lineId === line.lineId)}
          ticked={ticked}
          onTick={setTicked}
        />
      ))}
    </Section>
  );
}

interface LineStepsParts {
  job: JobDetailReply;
  /** The line's name, where there are others. */
  title: string | undefined;
  steps: Checklist;
  ticked: readonly string[];
  onTick(ticked: string[]): void;
}

/** One line's steps and its sign-off. */
function LineSteps({ job, title, steps, ticked, onTick }: LineStepsParts) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const keep = useKeepJob();
  const now = useNow(30_000);
  const ids = steps.map(({ id }) => id);
  const confirm = useAction({
    mutationFn: () => api.post('/jobs/{id}/confirm', { params: { id: job.id }, body: { steps: ids } }),
    onSuccess: (confirmed) => {
      keep(confirmed);
      onTick(ticked.filter((id) => !ids.includes(id)));
    },
  });
  const setUp = steps.filter((step) => step.setUp);
  const change = steps.filter((step) => !step.setUp);
  const isEarly = job.effectiveAt != null && Date.parse(job.effectiveAt) > now;
  return (
    <section aria-label={title} className={title === undefined ? undefined : styles.lineSteps}>
      {title !== undefined && (
        <Title order={3} size="h4" mb="xs">
          {title}
        </Title>
      )}
      {setUp.length > 0 && (
        <>
          <Title order={title === undefined ? 3 : 4} size="h5">
            {t('technician.checklist.setUp')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('technician.checklist.setUpText')}
          </Text>
          <Steps steps={setUp} ticked={ticked} onTick={onTick} />
          <Title order={title === undefined ? 3 : 4} size="h5" mb="xs">
            {t('technician.checklist.change')}
          </Title>
        </>
      )}
      <Steps steps={change} ticked={ticked} onTick={onTick} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" flex="1 1 14rem">
          {isEarly
            ? t('technician.checklist.early', { at: dateTime(job.effectiveAt ?? '') })
            : t('technician.checklist.sign')}
        </Text>
        <Button
          disabled={!ids.every((id) => ticked.includes(id)) || isEarly}
          loading={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {t(title === undefined ? 'technician.checklist.confirm' : 'technician.checklist.confirmLine')}
        </Button>
      </Group>
      {confirm.isError && <ProblemMessage error={confirm.error} />}
    </section>
  );
}

/** Steps to tick; a step that places a file offers it. */
function Steps(parts: { steps: Checklist; ticked: readonly string[]; onTick(ticked: string[]): void }) {
  const { steps, ticked, onTick } = parts;
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, text, code, params }) => (
        <li key={id} data-done={ticked.includes(id)}>
          <Checkbox
            label={text}
            checked={ticked.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onTick(checked ? [...ticked, id] : ticked.filter((other) => other !== id))
            }
          />
          {(code === 'upload_prompt' || code === 'place_prompt') && <StepFile params={params} />}
        </li>
      ))}
    </ol>
  );
}

/** The file of a step; its name carries the beginning of the rendition's hash. */
function StepFile({ params }: { params: Record<string, unknown> }) {
  const { t } = useTranslation();
  const id = String(params.promptId);
  const file = String(params.file);
  const prompt = useQuery(queryOf('/prompts/{id}', { params: { id } }));
  const hash = /^prompt-([0-9a-f]+)\./.exec(file)?.[1];
  const rendition = prompt.data?.renditions.find(({ sha256 }) => hash !== undefined && sha256.startsWith(hash));
  if (!rendition) return null;
  return (
    <Anchor
      size="sm"
      href={addressOf('/prompts/{id}/audio', { params: { id }, query: { rendition: rendition.name } })}
      download={file}
    >
      {t('technician.checklist.download')}
    </Anchor>
  );
}
