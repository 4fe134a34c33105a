/**
 * The codes that a phone system's driver reports to people; their sentences are in `contract/words/phone-system-says.ts`.
 */
export type PhoneSystemCode =
  | 'folder_ready'
  | 'folder_missing'
  | 'folder_denied'
  | 'folder_full'
  | 'folder_failed'
  | 'folder_of_another'
  | 'folder_in_use'
  | 'works_by_hand'
  | 'only_by_hand'
  | 'in_memory'
  | 'interrupted'
  | 'no_answer'
  | 'differs'
  | 'rendition_missing'
  | 'rendition_broken'
  | 'prompt_unknown'
  | 'prompt_not_delivered'
  | 'unusable_name'
  | 'unusable_settings'
  | 'no_driver';

/** A code, and values for its sentence. */
export interface PhoneSystemSays {
  code: PhoneSystemCode;
  params: Record<string, string | number>;
}
