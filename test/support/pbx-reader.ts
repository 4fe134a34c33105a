import { type OracleAnswer, oracleAt } from '../unit/domain/line/support/slow-oracle.ts';

interface PbxAnswer extends OracleAnswer {
  /** The file beside line.json that is played; null: the phone system's own default. */
  file: string | null;
}

/**
 * The decision of a phone system that has only the two files it picks up: `line.json` of a line and `national.json`. It reads JSON and
 * shares no code with the product.
 */
export function decideAsPbx(files: { line: string; national: string }, at: Date): PbxAnswer {
  const line = JSON.parse(files.line);
  const { days, makeupDays } = JSON.parse(files.national) as Record<string, { date: string; name: string }[]>;
  const closures = line.closures.map((closure: Record<string, string>) => ({
    ...closure,
    from: new Date(String(closure.from)),
    until: new Date(String(closure.until)),
    approvedAt: new Date(String(closure.approvedAt)),
  }));
  const nameIn = (list: typeof days) => (date: string) => list?.find((day) => day.date === date)?.name ?? null;
  const national = { holidayOn: nameIn(days), makeupOn: nameIn(makeupDays) };
  const answer = oracleAt({ config: line.config, closures, national, at });
  return { ...answer, file: answer.promptId === null ? null : (line.files[answer.promptId]?.file ?? 'missing') };
}
