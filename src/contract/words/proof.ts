import type { CompletionProof, Proof } from '../../domain/change-request/proof.ts';
import type { Sentence } from './wording.ts';

const verified: Sentence = { en: 'Verified automatically', 'zh-TW': '已由系統讀取確認' };

/** A proof as one word, for lists and details. */
export const proofNames: Record<Proof, Sentence> = {
  written: { en: 'Written, not verified', 'zh-TW': '已寫入，尚未確認' },
  readBack: verified,
  settled: verified,
  heard: { en: 'Heard in a test call', 'zh-TW': '已撥測確認' },
  signedOff: { en: 'Signed off by a person', 'zh-TW': '已由人員簽核' },
  unknown: { en: 'Unknown', 'zh-TW': '不明' },
};

const found: Sentence = {
  en: 'It is live: we read the phone system again and found your change there.',
  'zh-TW': '變更已經生效：我們重新讀取電話系統，確認內容與您的需求一致。',
};

/** How we know it, for customers. */
export const proofSentences: Record<Proof, Sentence> = {
  written: {
    en: 'It was written to the phone system and has not been verified yet.',
    'zh-TW': '變更已寫入電話系統，尚未確認。',
  },
  readBack: found,
  settled: found,
  heard: {
    en: 'It is live: we called your number and heard it.',
    'zh-TW': '變更已經生效：我們撥打您的門號並聽到了內容。',
  },
  signedOff: {
    en: 'A technician made the change by hand and signed it off. It was not verified automatically: call your number to hear it.',
    'zh-TW': '變更由技術人員手動完成並簽核，並未經系統讀取確認，請撥打您的門號聽聽看。',
  },
  unknown: {
    en: 'At the moment we cannot say what callers hear on the line.',
    'zh-TW': '目前無法確認來電者在這條線路聽到的內容。',
  },
};

/** The label of a completion in a request's timeline. */
export const completionNames: Record<CompletionProof, Sentence> = {
  settled: { en: 'Live and verified', 'zh-TW': '已生效並確認' },
  heard: { en: 'Live and heard in a test call', 'zh-TW': '已生效並撥測確認' },
  signedOff: { en: 'Done by hand and signed off', 'zh-TW': '已手動完成並簽核' },
};
