import { Alert, Anchor, Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CalendarDraftReply } from '../../../contract/calendar.contract.ts';
import { calendarImportStateNames } from '../../../contract/words/calendar.ts';
import type { CalendarImportState } from '../../../domain/calendar/calendar-change.ts';
import { queryOf } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/language.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { When } from '../../ui/when.tsx';
import { DecideImport } from './decide-import.tsx';
import { MovesInWords } from './foreseen-moves.tsx';
import { ImportDiff } from './import-diff.tsx';
import { MovedTable } from './moved-table.tsx';
import { useLiveDraft } from './refresh-calendar.ts';
import { useCalendarWords } from './use-calendar-words.ts';

const tones: Record<CalendarImportState, Tone> = {
  draft: 'warn',
  active: 'good',
  replaced: 'neutral',
  discarded: 'neutral',
};

/** A year that was read in: what stands in it, what it would change, and the decision. */
export function ImportPage() {
  const { id = '' } = useParams();
  const t = useCalendarWords();
  useLiveDraft();
  const read = useQuery(queryOf('/calendar/imports/{id}', { params: { id } }));
  const back = { to: '/calendar', label: t('title') };
  if (read.isError)
    return (
      <>
        <PageHeader title={t('title')} back={back} />
        <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <PageSkeleton />;
  const { year, state } = read.data;
  return (
    <>
      <PageHeader
        title={t('import.title', { year })}
        back={back}
        aside={<ToneBadge tone={tones[state]}>{calendarImportStateNames[state][currentLanguage()]}</ToneBadge>}
        actions={state === 'draft' && <DecideImport draft={read.data} />}
      />
      <WhatWasRead read={read.data} />
      {state === 'draft' ? <WhatWouldChange draft={read.data} /> : <Decided state={state} />}
    </>
  );
}

function WhatWasRead({ read }: { read: CalendarDraftReply }) {
  const t = useCalendarWords();
  const { state, fileName, format, encoding, by, createdAt, decidedAt } = read;
  const decided: Fact[] =
    state === 'draft' || decidedAt === null
      ? []
      : [[t(`import.decided.${state}`), <When key="decided" at={decidedAt} />]];
  return (
    <Section title={t('import.read')}>
      <Facts
        items={[
          [t('import.file'), fileName],
          [t('import.format'), t(`import.formats.${format}`)],
          [t('import.encoding'), encoding.toUpperCase()],
          [t('import.by'), by],
          [t('import.at'), <When key="at" at={createdAt} />],
          ...decided,
        ]}
      />
    </Section>
  );
}

function WhatWouldChange({ draft }: { draft: CalendarDraftReply }) {
  const t = useCalendarWords();
  return (
    <>
      <Section title={t('import.diff')}>
        <ImportDiff diff={draft.diff} />
      </Section>
      <Section title={t('import.promises')} flush>
        {draft.moves.count > 0 && (
          <Box px="lg" pb="md">
            <MovesInWords moves={draft.moves} />
          </Box>
        )}
        <MovedTable of="import" id={draft.id} title={t('import.promises')} none={t('import.noPromises')} />
      </Section>
    </>
  );
}

function Decided({ state }: { state: Exclude<CalendarImportState, 'draft'> }) {
  const t = useCalendarWords();
  return (
    <Alert variant="light" color={state === 'active' ? 'teal' : 'gray'}>
      {t(`import.${state}Text`)}{' '}
      <Anchor component={Link} to="/calendar/moves" inherit underline="always">
        {t('import.toMoves')}
      </Anchor>
    </Alert>
  );
}
