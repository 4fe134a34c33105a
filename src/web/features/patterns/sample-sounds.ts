import type { QueryClient } from '@tanstack/react-query';
import type { PromptReply } from '../../../contract/prompts.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { fillRefusal, promptQuery, sampleProblem } from './sample-memory.ts';
import { inHours } from './sample-time.ts';
import type { patternsEn } from './words.en.ts';

/** The sample voice files; what is not filled in is loading for ever. */
export const sounds = {
  ready: 'sample-ready',
  checking: 'sample-checking',
  refused: 'sample-refused',
  loading: 'sample-loading',
  gone: 'sample-gone',
} as const;

const seconds = 14;
const pairsPerSecond = 20;

/** Words with pauses between them, the same at every visit. */
function peaks(): number[] {
  return Array.from({ length: seconds * pairsPerSecond }, (_, pair) => {
    const word = Math.max(0, Math.sin(pair / 9)) * (0.55 + 0.45 * Math.sin(pair * 1.7));
    const high = Math.round(Math.abs(word) * 110);
    return [-high, high];
  }).flat();
}

function promptOf(id: string, fileName: string, status: PromptReply['status']): PromptReply {
  return {
    id,
    organisationId: null,
    uploadId: id,
    fileName,
    size: 224_044,
    status,
    verdict: status === 'ready' ? 'accepted' : null,
    findings: [],
    measurements:
      status === 'ready'
        ? {
            durationSeconds: seconds,
            peakDbfs: -1.2,
            rmsDbfs: -20,
            loudnessLufs: -18.4,
            channels: 1,
            sampleRateHz: 44_100,
            codec: 'pcm_s16le',
            container: 'wav',
          }
        : null,
    renditions: [],
    repair: null,
    profile: 'telephony',
    engine: null,
    uploadedBy: 'patterns',
    createdAt: inHours(-30),
    checkedAt: status === 'checking' ? null : inHours(-29),
  };
}

export function fillSounds(client: QueryClient, { sounds: words }: typeof patternsEn): void {
  const fill = (prompt: PromptReply) => client.setQueryData(promptQuery(prompt.id).queryKey, prompt);
  fill(promptOf(sounds.ready, words.file, 'ready'));
  fill(promptOf(sounds.checking, words.fileChecking, 'checking'));
  fill(promptOf(sounds.refused, words.fileRefused, 'rejected'));
  const shape = queryOf('/prompts/{id}/peaks', { params: { id: sounds.ready } });
  client.setQueryData(shape.queryKey, { pairsPerSecond, peaks: peaks() });
  fillRefusal(client, promptQuery(sounds.gone), sampleProblem({ title: words.gone, detail: words.goneText }));
}
