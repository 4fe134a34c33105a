import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { When } from '../../ui/when.tsx';
import { AnnouncementActions } from './announcement-actions.tsx';
import { AnnouncementState, announcementTones } from './announcement-state.tsx';
import { BroadcastState } from './broadcast-state.tsx';
import { Doubts } from './doubts.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import { SightingForm } from './sighting-form.tsx';
import { SightingsSection } from './sightings-section.tsx';
import { Next } from './standing-announcements.tsx';
import { draftOfNotice, type TypedDraft } from './typed-draft.ts';
import { useNoticeWords } from './use-notice-words.ts';

/** One government notice: how certain it is, what every source says of it, and what rests on it. */
export function AnnouncementPage() {
  const { id = '' } = useParams();
  const t = useEmergencyWords();
  const read = useQuery(queryOf('/announcements/{id}', { params: { id } }));
  if (read.isError && !read.data)
    return (
      <>
        <PageHeader title={t('notice.kind')} back={{ to: '/emergency', label: t('page.back') }} />
        <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <PageSkeleton />;
  return <Announcement notice={read.data} />;
}

function Announcement({ notice }: { notice: AnnouncementReply }) {
  const t = useEmergencyWords();
  const { areaOf, dayOf } = useNoticeWords();
  const mayWrite = hasRole(useMe(), 'operator');
  const [first, setFirst] = useState<TypedDraft | null>(null);
  const reason = t('paste.reason', { area: areaOf(notice), day: dayOf(notice) });
  const draft = draftOfNotice(notice, reason);
  return (
    <>
      <ObjectHeader
        kind={t('notice.kind')}
        title={areaOf(notice)}
        text={dayOf(notice)}
        state={<AnnouncementState state={notice.state} />}
        tone={announcementTones[notice.state]}
        back={{ to: '/emergency', label: t('page.back') }}
        actions={
          <AnnouncementActions notice={notice} onDraft={mayWrite && draft !== null ? () => setFirst(draft) : null} />
        }
      >
        {notice.endedAt === null && (
          <Text size="sm">
            <Next notice={notice} />
          </Text>
        )}
      </ObjectHeader>
      <About notice={notice} />
      <SightingsSection notice={notice} />
      {mayWrite && notice.endedAt === null && <SightingForm notice={notice} />}
      <DraftDialog first={first} onClose={() => setFirst(null)} />
    </>
  );
}

function About({ notice }: { notice: AnnouncementReply }) {
  const t = useEmergencyWords();
  const { saysOf } = useNoticeWords();
  const { windowOf } = usePlaceAndTime();
  const { why, window, activatedAt, activatedByName, endedAt, replacedBy, broadcasts } = notice;
  return (
    <Section title={t('notice.about')}>
      <Facts
        items={[
          [t('notice.says'), saysOf(notice)],
          ...(window ? [[t('notice.window'), windowOf(window)] as const] : []),
          ...(activatedAt
            ? [
                [
                  t(notice.waitOverridden ? 'notice.overridden' : 'notice.activated'),
                  <span key="by">
                    {activatedByName} · <When at={activatedAt} />
                  </span>,
                ] as const,
              ]
            : []),
          ...(endedAt ? [[t('page.ended'), <When key="ended" at={endedAt} />] as const] : []),
        ]}
      />
      {replacedBy !== null && (
        <Anchor component={Link} to={`/emergency/announcements/${replacedBy}`}>
          {t('notice.replacedBy')}
        </Anchor>
      )}
      {why.length > 0 && (
        <>
          <Text fw={600} mt="md" mb={4}>
            {t('notice.why')}
          </Text>
          <Doubts why={why} />
        </>
      )}
      {broadcasts.length > 0 && (
        <Stack gap="xs" mt="md">
          <Text fw={600}>{t('notice.broadcasts')}</Text>
          {broadcasts.map(({ id, state }, place) => (
            <Group key={id} gap="sm">
              <Anchor component={Link} to={`/emergency/broadcasts/${id}`}>
                {t('notice.broadcast', { number: place + 1 })}
              </Anchor>
              <BroadcastState status={state} />
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  );
}
