import type { PromptReply } from '../../contract/prompts.contract.ts';
import { findingDetails } from '../../contract/words/finding-details.ts';
import { wordsOfFinding } from '../../contract/words/finding-words.ts';
import { sayRepair } from '../../contract/words/repairs.ts';
import { shownValues } from '../../contract/words/say.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Language } from '../../deps.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { PromptRow, RenditionRow } from './prompts.repository.ts';

export function presentFinding(finding: AudioFinding, language: Language): PromptReply['findings'][number] {
  const words = wordsOfFinding(finding, language);
  const details = findingDetails[finding.code];
  const params = shownValues(finding.params ?? {}, language);
  return {
    code: finding.code,
    severity: finding.severity,
    message: words ? fill(words.message, params) : finding.code,
    fix: words ? fill(words.fix, params) : '',
    ...(details ? { details: fill(details[language], finding.params ?? {}) } : {}),
    ...(finding.at === undefined ? {} : { at: finding.at }),
  };
}

/** @param sources the rows of the files it was made from. */
function presentRepair(row: PromptRow, sources: readonly PromptRow[], language: Language): PromptReply['repair'] {
  const original = sources.find(({ id }) => id === row.repairedFrom);
  if (!original || row.repairSteps === null) return null;
  const nameOf = (promptId: string) => sources.find(({ id }) => id === promptId)?.fileName ?? '';
  return {
    of: { promptId: original.id, uploadId: original.uploadId, fileName: original.fileName },
    steps: row.repairSteps,
    done: (row.repairDone ?? []).map((done) => ({ kind: done.kind, ...sayRepair(done, language, nameOf) })),
  };
}

/** Callers who may not listen get no hash either: it reveals which recording a line plays. */
export function presentPrompt(
  row: PromptRow,
  parts: { renditions: RenditionRow[]; sources: readonly PromptRow[]; language: Language; listens: boolean },
): PromptReply {
  const { renditions, sources, language, listens } = parts;
  return {
    id: row.id,
    organisationId: row.organisationId,
    uploadId: row.uploadId,
    fileName: row.fileName,
    ...(listens ? { sha256: row.masterSha256 } : {}),
    size: row.masterSize,
    status: row.status,
    verdict: row.verdict,
    findings: row.findings.map((finding) => presentFinding(finding, language)),
    measurements: row.measurements,
    renditions: listens ? renditions.map(({ name, sha256, size }) => ({ name, sha256, size })) : [],
    repair: presentRepair(row, sources, language),
    profile: row.profileId,
    engine: row.engine,
    uploadedBy: row.uploadedByName,
    createdAt: formatTaipei(row.createdAt),
    checkedAt: row.checkedAt ? formatTaipei(row.checkedAt) : null,
  };
}
