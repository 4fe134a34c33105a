import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingReply } from '../../../contract/read-back.contract.ts';
import type { LineConfig, PromptSlot } from '../../../domain/line/line-config.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { intervalsText } from '../../lines/hours-words.ts';
import { useDatesText } from '../../lines/place-name.ts';
import { DaysText, fileText, PlaceValue } from '../../lines/place-value.tsx';
import { slotName, wordOf } from '../../lines/slot-name.ts';
import { Differences } from './differences.tsx';
import styles from './job.module.css';
import { type Found, Listed, splitDifferences } from './read-differences.ts';
import { weekGroups } from './week-groups.ts';

/** So many of a line's dates are shown at once; the rest unfolds. */
const datesShown = 3;

/**
 * What was read from the phone system: recordings, hours and dates, each marked where it differs from what it should be.
 */
export function FoundThere({ answer, config }: { answer: ReadingReply; config: LineConfig }) {
  const { t } = useTranslation();
  const { listed: known, rest } = splitDifferences(answer.differences, config);
  const listed = new Listed(known);
  const slots = Object.entries(config.prompts) as [PromptSlot, string][];
  return (
    <>
      {rest.length > 0 && (
        <Differences items={rest.map(({ desired, actual, ...at }) => ({ ...at, before: actual, after: desired }))} />
      )}
      <dl className={styles.found}>
        <Rows title={t('technician.readBack.recordings')}>
          {slots.length === 0 && (
            <Group component="span" gap="sm" wrap="nowrap">
              <DefaultSound lineSlot="greeting" />
              {t('technician.readBack.noRecordings')}
            </Group>
          )}
          {slots.map(([slot, promptId]) => (
            <Row
              key={slot}
              name={slotName(t, slot)}
              found={listed.at({ at: 'prompt', slot }) ?? fileOf(slot, promptId, listed)}
            >
              <FileThere promptId={promptId} hash={answer.files[promptId]} />
            </Row>
          ))}
        </Rows>
        <Rows title={t('technician.readBack.hours')}>
          <Week weekly={config.weekly} listed={listed} />
          <Row name={t('technician.readBack.national')} found={listed.at({ at: 'followNationalCalendar' })}>
            {t(config.followNationalCalendar ? 'lines.nationalOn' : 'lines.nationalOff')}
          </Row>
        </Rows>
        {config.datedDays.length > 0 && (
          <Rows title={t('technician.readBack.dates')}>
            <Dates days={config.datedDays} listed={listed} />
          </Rows>
        )}
      </dl>
    </>
  );
}

/** A file that is not the recording's; the expected recording is shown by its name. */
function fileOf(slot: PromptSlot, promptId: string, listed: Listed): Found | undefined {
  const found = listed.at({ at: 'file', promptId });
  return found && { ...found, place: { at: 'prompt', slot }, desired: promptId };
}

function Rows({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A place and its actual value; where that is wrong also the expected one. */
function Row({ name, found, children }: { name: string; found: Found | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.foundRow} data-differs={found !== undefined}>
      <span>{name}</span>
      <span>{children}</span>
      {found && (
        <span className={styles.should}>
          <TriangleAlert size={14} aria-hidden /> {t('technician.readBack.should')}{' '}
          <PlaceValue place={found.place} value={found.desired} />
        </span>
      )}
    </div>
  );
}

function Week({ weekly, listed }: { weekly: LineConfig['weekly']; listed: Listed }) {
  const { t } = useTranslation();
  if (weekly === null) {
    return (
      <Row name={t('lines.places.weekly')} found={listed.at({ at: 'weekly' })}>
        {t('lines.alwaysOpen')}
      </Row>
    );
  }
  return weekGroups(weekly, (weekday) => listed.at({ at: 'weekday', weekday }) !== undefined).map(
    ({ from, to, hours }) => (
      <Row
        key={from}
        name={
          from === to
            ? wordOf('weekday', from)
            : t('technician.readBack.days', { from: wordOf('weekday', from), to: wordOf('weekday', to) })
        }
        found={listed.at({ at: 'weekday', weekday: from })}
      >
        {intervalsText(t, hours)}
      </Row>
    ),
  );
}

function Dates({ days, listed }: { days: LineConfig['datedDays']; listed: Listed }) {
  const { t } = useTranslation();
  const datesText = useDatesText();
  const rows = days.map((dated) => {
    const { from, to, name } = dated;
    return (
      <Row key={`${from} ${to} ${name}`} name={datesText(dated)} found={listed.at({ at: 'days', from, to })}>
        <DaysText days={dated} />
      </Row>
    );
  });
  const count = rows.length - datesShown;
  if (count <= 0) return rows;
  return (
    <>
      {rows.slice(0, datesShown)}
      <details>
        <summary>{t('technician.readBack.moreDates', { count })}</summary>
        {rows.slice(datesShown)}
      </details>
    </>
  );
}

/** The actual file: by name where it is one of ours, else by its hash. */
function FileThere({ promptId, hash }: { promptId: string; hash: string | undefined }) {
  const { t } = useTranslation();
  const { length } = useFormats();
  const prompt = useQuery({ ...queryOf('/prompts/{id}', { params: { id: promptId } }), retry: false });
  if (hash === undefined) return t('technician.readBack.missing');
  if (prompt.isPending) return '…';
  const isOurs = prompt.data?.renditions.some(({ sha256 }) => sha256 === hash);
  if (!prompt.data || !isOurs) return fileText(t, hash);
  const { fileName, measurements } = prompt.data;
  return measurements ? `${fileName} (${length(measurements.durationSeconds)})` : fileName;
}
