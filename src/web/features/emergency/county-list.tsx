import { Anchor, Button, Group, Progress, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import type { CountyCountReply } from '../../../contract/operations.contract.ts';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { countyName } from '../../lib/place-names.ts';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { AnnouncementState } from './announcement-state.tsx';
import { BroadcastState } from './broadcast-state.tsx';
import { useEmergencyWords, usePlaceAndTime } from './emergency-words.ts';
import styles from './situation.module.css';
import type { CountyNow, Situation } from './situation.ts';
import { Next } from './standing-announcements.tsx';
import { useNoticeWords } from './use-notice-words.ts';

const tones: Record<Situation, Tone> = {
  ...{ disputed: 'bad', closed: 'bad', prepared: 'work', quiet: 'neutral' },
  ...{ proposed: 'info', settling: 'warn', announced: 'work' },
};

/** The counties in rows; the chosen one is open. */
export function CountyList(parts: {
  counties: readonly CountyNow[];
  linesOf: ReadonlyMap<string, CountyCountReply>;
  chosen: string | null;
  onChoose(county: string): void;
  onDraft: ((county: string) => void) | null;
}) {
  const { counties, linesOf, chosen, onChoose, onDraft } = parts;
  const t = useEmergencyWords();
  return (
    <ul className={styles.list} aria-label={t('map.list')}>
      {counties.map((now) => (
        <Row
          key={now.county}
          now={now}
          figures={linesOf.get(now.county)}
          isOpen={now.county === chosen}
          onPress={() => onChoose(now.county)}
          onDraft={onDraft && (() => onDraft(now.county))}
        />
      ))}
    </ul>
  );
}

function Row(parts: {
  now: CountyNow;
  figures: CountyCountReply | undefined;
  isOpen: boolean;
  onPress(): void;
  onDraft: (() => void) | null;
}) {
  const { now, figures, isOpen, onPress, onDraft } = parts;
  const t = useEmergencyWords();
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={row} className={styles.row} data-situation={now.situation}>
      <button type="button" className={styles.head} aria-expanded={isOpen} aria-controls={id} onClick={onPress}>
        <b>{countyName(now.county)}</b>
        {now.situation !== 'quiet' && (
          <ToneBadge tone={tones[now.situation]}>{t(`map.states.${now.situation}`)}</ToneBadge>
        )}
        <span className={styles.lines}>{figures && t('map.lines', { count: figures.lines })}</span>
        <ChevronDown size={16} aria-hidden />
      </button>
      <div id={id} hidden={!isOpen} className={styles.inside}>
        {isOpen && <County now={now} figures={figures} onDraft={onDraft} />}
      </div>
    </li>
  );
}

function County({ now, figures, onDraft }: Omit<Parameters<typeof Row>[0], 'isOpen' | 'onPress'>) {
  const t = useEmergencyWords();
  const name = countyName(now.county);
  return (
    <>
      {figures && figures.lines > 0 && (
        <Text size="sm">
          {t('map.customers', { count: figures.customers })} · {t('map.agreed', { count: figures.agreed })}
        </Text>
      )}
      {figures?.lines === 0 && <Text size="sm">{t('map.noLines')}</Text>}
      {now.announcements.map((notice) => (
        <Announced key={notice.id} notice={notice} />
      ))}
      {now.broadcasts.map((broadcast) => (
        <Running key={broadcast.id} broadcast={broadcast} />
      ))}
      {onDraft && figures !== undefined && figures.lines > 0 && (
        <Group mt="xs">
          <Button size="xs" variant="default" aria-label={t('paste.draftOf', { area: name })} onClick={onDraft}>
            {t('paste.draft')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** A notice of the county, with what it waits for. */
function Announced({ notice }: { notice: AnnouncementReply }) {
  const { areaOf, dayOf, saysOf } = useNoticeWords();
  const t = useEmergencyWords();
  return (
    <div className={styles.running}>
      <Group gap="xs">
        <Anchor component={Link} to={`/emergency/announcements/${notice.id}`} size="sm" fw={600}>
          {t('notice.of', { area: areaOf(notice) })}
        </Anchor>
        <AnnouncementState state={notice.state} />
      </Group>
      <Text size="sm">
        {dayOf(notice)} · {saysOf(notice)}
      </Text>
      <Text size="sm" component="div">
        {t('notice.times', { count: notice.sightings.length })} · <Next notice={notice} />
      </Text>
    </div>
  );
}

/** A broadcast that touches the county, with how far it has come. */
function Running({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { areaOf, windowOf } = usePlaceAndTime();
  const { id, area, status, counts, sentAt } = broadcast;
  const isOver = status === 'restoring';
  const done = isOver ? counts.restored : counts.applied;
  const progress = t(isOver ? 'lines.reopened' : 'lines.progress', { done, all: counts.close });
  return (
    <div className={styles.running}>
      <Group gap="xs">
        <Anchor component={Link} to={`/emergency/broadcasts/${id}`} size="sm" fw={600}>
          {t('map.broadcast', { area: areaOf(area) })}
        </Anchor>
        <BroadcastState status={status} />
      </Group>
      <Text size="sm">{windowOf(broadcast)}</Text>
      {sentAt !== null && (
        <>
          <Progress
            value={counts.close === 0 ? 0 : (done / counts.close) * 100}
            color="teal"
            aria-label={progress}
            my={4}
          />
          <Text size="sm">
            {progress}
            {counts.failed > 0 && ` · ${t('lines.failed', { count: counts.failed })}`}
          </Text>
        </>
      )}
    </div>
  );
}
