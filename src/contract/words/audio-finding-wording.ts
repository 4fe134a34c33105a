/** What a finding says, and what to do about it. */
export interface AudioFindingWording {
  message: string;
  fix: string;
}

export type AudioFindingLanguage = 'en' | 'zh-TW';
