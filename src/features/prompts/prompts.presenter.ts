import type { PromptReply } from '../../contract/prompts.contract.ts';
import { audioFindingWords } from '../../contract/words/audio-findings.ts';
import { shownValues } from '../../contract/words/say.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Language } from '../../deps.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { PromptRow, RenditionRow } from './prompts.repository.ts';

export function presentFinding(finding: AudioFinding, language: Language): PromptReply['findings'][number] {
  const words = audioFindingWords[finding.code][language];
  const params = shownValues(finding.params ?? {}, language);
  return {
    code: finding.code,
    severity: finding.severity,
    message: fill(words.message, params),
    fix: fill(words.fix, params),
    ...(finding.at === undefined ? {} : { at: finding.at }),
  };
}

/** Callers who may not listen get no hash either: it reveals which recording a line plays. */
export function presentPrompt(
  row: PromptRow,
  { renditions, language, listens }: { renditions: RenditionRow[]; language: Language; listens: boolean },
): PromptReply {
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
    profile: row.profileId,
    engine: row.engine,
    uploadedBy: row.uploadedByName,
    createdAt: formatTaipei(row.createdAt),
    checkedAt: row.checkedAt ? formatTaipei(row.checkedAt) : null,
  };
}
