import { z } from 'zod';
import { rawFormats } from '../domain/audio/voice-formats.ts';
import { endpoint } from './endpoint.ts';
import { repairShape } from './repairs.contract.ts';
import { idParams, idShape, instantShape } from './shapes.ts';

export const renditionNames = ['wav8k', 'ulaw8k', 'alaw8k', 'g722', 'wav16k'] as const;
export const rawFormatInput = z.enum(rawFormats);

export const uploadShape = z.object({
  id: idShape,
  sha256: z.string(),
  size: z.number().int(),
  promptId: idShape,
  fileName: z.string(),
});

export const promptShape = z.object({
  id: idShape,
  /** Null: the desk's own. */
  organisationId: idShape.nullable(),
  uploadId: idShape,
  fileName: z.string(),
  /** Of the file as it was sent; of a repaired one, of that hash and its steps. Hashes are for those who may listen. */
  sha256: z.string().optional(),
  size: z.number().int(),
  status: z.enum(['checking', 'ready', 'rejected']),
  verdict: z.enum(['accepted', 'accepted_with_warnings', 'rejected']).nullable(),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      fix: z.string(),
      /** Measured figures behind it, for whoever knows about sound. */
      details: z.string().optional(),
      at: z.number().optional(),
    }),
  ),
  measurements: z
    .object({
      durationSeconds: z.number(),
      peakDbfs: z.number(),
      rmsDbfs: z.number(),
      loudnessLufs: z.number().nullable(),
      channels: z.number().int(),
      sampleRateHz: z.number(),
      codec: z.string(),
      container: z.string(),
      /** What was put right in the file's description of itself before it was decoded; absent where nothing was. */
      repairs: z.array(z.string()).optional(),
    })
    .nullable(),
  renditions: z.array(z.object({ name: z.string(), sha256: z.string(), size: z.number().int() })),
  repair: repairShape.nullable(),
  profile: z.string(),
  engine: z.string().nullable(),
  uploadedBy: z.string(),
  createdAt: instantShape,
  checkedAt: instantShape.nullable(),
});
export type PromptReply = z.infer<typeof promptShape>;

/** Fields of a form beside its file. */
export const uploadFields = z.strictObject({
  rawFormat: z.preprocess((given) => (given === '' ? undefined : given), rawFormatInput.optional()),
});

/** Metadata of a resumable upload, sent when it begins. */
export const resumableMetadata = z.strictObject({
  filename: z.string().max(1000).optional(),
  rawFormat: rawFormatInput.optional(),
  organisationId: idShape.optional(),
});

const tag = 'Prompts';

export const uploadEndpoint = endpoint({
  method: 'post',
  path: '/uploads',
  tag,
  summary:
    'Upload one voice file (multipart, field `file`, optional `rawFormat`); without an organisation, an operator’s is the desk’s own',
  query: z.strictObject({ organisationId: idShape.optional() }),
  rawBody: 'multipart/form-data',
  replies: { 201: { description: 'Stored; its check has started', shape: uploadShape } },
});

const tusHeaders = 'tus 1.0.0: the answer stands in the headers';
/** The id of the prompt that the upload becomes. */
const resumableParams = z.strictObject({ id: idShape });

export const createResumableEndpoint = endpoint({
  method: 'post',
  path: '/uploads/resumable',
  tag,
  summary: 'Begin a resumable upload (tus 1.0.0); metadata: filename, rawFormat, organisationId',
  rawBody: 'application/offset+octet-stream',
  replies: { 201: { description: `${tusHeaders}; Location ends with the prompt's id`, shape: null } },
});

export const resumableOffsetEndpoint = endpoint({
  method: 'get',
  path: '/uploads/resumable/{id}',
  tag,
  summary: 'Current offset of a resumable upload (HEAD)',
  params: resumableParams,
  replies: { 200: { description: tusHeaders, shape: null } },
});

export const appendResumableEndpoint = endpoint({
  method: 'patch',
  path: '/uploads/resumable/{id}',
  tag,
  summary: 'Send the next piece; the last one answers like POST /uploads',
  params: resumableParams,
  rawBody: 'application/offset+octet-stream',
  replies: {
    204: { description: tusHeaders, shape: null },
    200: { description: 'Complete; its check has started', shape: uploadShape },
  },
});

export const endResumableEndpoint = endpoint({
  method: 'delete',
  path: '/uploads/resumable/{id}',
  tag,
  summary: 'Cancel a resumable upload',
  params: resumableParams,
  replies: { 204: { description: 'Nothing is stored', shape: null } },
});

export const getPromptEndpoint = endpoint({
  method: 'get',
  path: '/prompts/{id}',
  tag,
  summary: 'Verdict, findings, measurements and renditions of one voice file',
  params: idParams,
  replies: { 200: { description: 'The prompt version', shape: promptShape } },
});

export const promptAudioEndpoint = endpoint({
  method: 'get',
  path: '/prompts/{id}/audio',
  tag,
  summary: 'The audio; range requests are supported',
  params: idParams,
  query: z.strictObject({ rendition: z.enum(['master', ...renditionNames]).default('wav8k') }),
  replies: {
    200: { description: 'The whole file', shape: 'audio/wav' },
    206: { description: 'A range', shape: 'audio/wav' },
  },
});

/** The slots that sound on a line without a recording of its own. */
export const defaultSlots = ['greeting', 'closed', 'holiday', 'emergency'] as const;
export type DefaultSlot = (typeof defaultSlots)[number];

export const defaultAudioEndpoint = endpoint({
  method: 'get',
  path: '/default-prompts/{slot}/audio',
  tag,
  summary: 'The announcement that callers hear where a line has no recording; range requests are supported',
  params: z.strictObject({ slot: z.enum(defaultSlots) }),
  replies: {
    200: { description: 'The whole sound', shape: 'audio/wav' },
    206: { description: 'A part of it', shape: 'audio/wav' },
  },
});

export const promptPeaksEndpoint = endpoint({
  method: 'get',
  path: '/prompts/{id}/peaks',
  tag,
  summary: 'Waveform: lowest and highest sample in turn, 20 pairs a second, -128 to 127',
  params: idParams,
  replies: {
    200: { description: 'Peaks', shape: z.object({ pairsPerSecond: z.number(), peaks: z.array(z.number().int()) }) },
  },
});
