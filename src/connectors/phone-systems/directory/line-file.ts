import { z } from 'zod';
import type { DesiredLine } from '../../../domain/line/compare-lines.ts';
import {
  type Closure,
  type LineConfig,
  type OpenInterval,
  type WeeklyHours,
  weekdays,
} from '../../../domain/line/line-config.ts';
import { ConnectorError } from '../phone-system.port.ts';
import { promptFileName, promptFilePattern, promptRendition } from './directory-layout.ts';

const lineFileSchemaName = 'lineshift.line/2';
/** Written by earlier versions; what it says means the same. */
const formerSchemaName = 'lineshift.line/1';

const interval = z.strictObject({ open: z.string(), close: z.string() });
const intervals = z.array(interval);
const instant = z.iso.datetime().transform((text) => new Date(text));

const weekly = z
  .strictObject({
    mon: intervals,
    tue: intervals,
    wed: intervals,
    thu: intervals,
    fri: intervals,
    sat: intervals,
    sun: intervals,
  })
  .nullable();
const dayHours = z.union([z.literal('closed'), intervals]);
const dates = { from: z.iso.date(), to: z.iso.date(), name: z.string() };

const configShape = z.strictObject({
  timeZone: z.string(),
  weekly,
  seasons: z.array(z.strictObject({ ...dates, weekly })).optional(),
  followNationalCalendar: z.boolean(),
  makeupDays: dayHours.optional(),
  datedDays: z.array(
    z.strictObject({
      ...dates,
      hours: dayHours,
      closedHours: intervals.optional(),
      promptId: z.string().optional(),
    }),
  ),
  closedForwarding: z.string().optional(),
  prompts: z.record(z.string(), z.string()),
});

const lineFileShape = z.strictObject({
  schema: z.enum([lineFileSchemaName, formerSchemaName]),
  lineId: z.string(),
  number: z.string(),
  revision: z.int(),
  config: configShape,
  closures: z.array(
    z.strictObject({
      id: z.string(),
      source: z.enum(['line', 'broadcast']),
      from: instant,
      until: instant,
      approvedAt: instant,
      promptId: z.string().nullable(),
    }),
  ),
  /** Prompt id to the file beside this one. */
  files: z.record(
    z.string(),
    z.strictObject({ file: z.string().regex(promptFilePattern), sha256: z.string(), size: z.int() }),
  ),
});

interface PlacedPrompt {
  file: string;
  sha256: string;
  size: number;
}

/** `line.json`, schema `lineshift.line/2` (docs/phone-systems.md). */
export interface LineFile {
  lineId: string;
  number: string;
  revision: number;
  config: LineConfig;
  closures: Closure[];
  files: Record<string, PlacedPrompt>;
}

function placedPrompts(line: DesiredLine): Record<string, PlacedPrompt> {
  const entries = line.prompts.map(({ promptId, renditions }): [string, PlacedPrompt] => {
    const rendition = renditions.find(({ name }) => name === promptRendition);
    if (!rendition)
      throw new ConnectorError('wrong_configuration', 'rendition_missing', {
        params: { promptId, rendition: promptRendition },
      });
    const { sha256, size } = rendition;
    return [promptId, { file: promptFileName(sha256), sha256, size }];
  });
  return Object.fromEntries(entries.sort(([first], [second]) => (first < second ? -1 : 1)));
}

function hoursOf(list: OpenInterval[]): OpenInterval[] {
  return list.map(({ open, close }) => ({ open, close }));
}

function dayHoursOf(hours: 'closed' | OpenInterval[]): 'closed' | OpenInterval[] {
  return hours === 'closed' ? hours : hoursOf(hours);
}

function weekOf(week: WeeklyHours): WeeklyHours {
  return week && (Object.fromEntries(weekdays.map((day) => [day, hoursOf(week[day])])) as WeeklyHours);
}

/** Known fields in a fixed order, whatever else the row contains. */
function canonicalConfig(config: LineConfig): LineConfig {
  const { seasons, makeupDays, closedForwarding } = config;
  return {
    timeZone: config.timeZone,
    weekly: weekOf(config.weekly),
    ...(seasons === undefined
      ? {}
      : { seasons: seasons.map(({ from, to, name, weekly }) => ({ from, to, name, weekly: weekOf(weekly) })) }),
    followNationalCalendar: config.followNationalCalendar,
    ...(makeupDays === undefined ? {} : { makeupDays: dayHoursOf(makeupDays) }),
    datedDays: config.datedDays.map(({ from, to, name, hours, closedHours, promptId }) => ({
      from,
      to,
      name,
      hours: dayHoursOf(hours),
      ...(closedHours === undefined ? {} : { closedHours: hoursOf(closedHours) }),
      ...(promptId === undefined ? {} : { promptId }),
    })),
    ...(closedForwarding === undefined ? {} : { closedForwarding }),
    prompts: Object.fromEntries(Object.entries(config.prompts).sort(([first], [second]) => (first < second ? -1 : 1))),
  };
}

function canonicalClosures(closures: Closure[]): Closure[] {
  return closures
    .map(({ id, source, from, until, approvedAt, promptId }) => ({ id, source, from, until, approvedAt, promptId }))
    .sort((first, second) => (first.id < second.id ? -1 : 1));
}

/** @throws ConnectorError `wrong_configuration` when a prompt lacks the rendition for PBXs. */
export function lineFileOf(line: DesiredLine): LineFile {
  return {
    lineId: line.lineId,
    number: line.number,
    revision: line.revision,
    config: canonicalConfig(line.config),
    closures: canonicalClosures(line.closures),
    files: placedPrompts(line),
  };
}

/** The same line always gives the same text, so that a correct file is left alone. */
export function renderLineFile(file: LineFile): string {
  return `${JSON.stringify({ schema: lineFileSchemaName, ...file }, null, 2)}\n`;
}

/** Null when the text is not a line file (somebody edited it): applying corrects it. */
export function parseLineFile(text: string): LineFile | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = lineFileShape.safeParse(json);
  return parsed.success ? (parsed.data as LineFile) : null;
}
