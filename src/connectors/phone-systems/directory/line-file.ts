import { z } from 'zod';
import type { DesiredLine } from '../../../domain/line/compare-lines.ts';
import { type Closure, type LineConfig, type OpenInterval, weekdays } from '../../../domain/line/line-config.ts';
import { ConnectorError } from '../phone-system.port.ts';
import { promptFileName, promptFilePattern, promptRendition } from './directory-layout.ts';

const lineFileSchemaName = 'lineshift.line/1';

const interval = z.strictObject({ open: z.string(), close: z.string() });
const intervals = z.array(interval);
const instant = z.iso.datetime().transform((text) => new Date(text));

const configShape = z.strictObject({
  timeZone: z.string(),
  weekly: z
    .strictObject({
      mon: intervals,
      tue: intervals,
      wed: intervals,
      thu: intervals,
      fri: intervals,
      sat: intervals,
      sun: intervals,
    })
    .nullable(),
  followNationalCalendar: z.boolean(),
  datedDays: z.array(
    z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      name: z.string(),
      hours: z.union([z.literal('closed'), intervals]),
      promptId: z.string().optional(),
    }),
  ),
  prompts: z.record(z.string(), z.string()),
});

const lineFileShape = z.strictObject({
  schema: z.literal(lineFileSchemaName),
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

/** `line.json`, schema `lineshift.line/1` (docs/phone-systems.md). */
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

/** Known fields in a fixed order, whatever else the row contains. */
function canonicalConfig(config: LineConfig): LineConfig {
  const { weekly } = config;
  const hoursOf = (list: OpenInterval[]) => list.map(({ open, close }) => ({ open, close }));
  return {
    timeZone: config.timeZone,
    weekly: weekly && (Object.fromEntries(weekdays.map((day) => [day, hoursOf(weekly[day])])) as typeof weekly),
    followNationalCalendar: config.followNationalCalendar,
    datedDays: config.datedDays.map(({ from, to, name, hours, promptId }) => ({
      from,
      to,
      name,
      hours: hours === 'closed' ? hours : hoursOf(hours),
      ...(promptId === undefined ? {} : { promptId }),
    })),
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
