import type { PhoneSystemCode, PhoneSystemSays } from '../../domain/line/phone-system-says.ts';
import { type ReaderLanguage, say } from './say.ts';
import type { Sentence } from './wording.ts';

/** A phone system's test results, and why it could not apply a change; for technicians and admins. */
export const phoneSystemSentences: Record<PhoneSystemCode, Sentence> = {
  folder_ready: {
    en: 'The folder {folder} can be written; {freeMegabytes} are free.',
    'zh-TW': '資料夾 {folder} 可以寫入，剩餘空間 {freeMegabytes}。',
  },
  folder_missing: {
    en: 'The folder {folder} or its content is missing ({reason}). Check the path, and that the share is mounted.',
    'zh-TW': '找不到資料夾 {folder} 或其中的內容（{reason}），請確認路徑及網路磁碟已掛載。',
  },
  folder_denied: {
    en: 'The folder {folder} cannot be read or written ({reason}). Give our system user access to it.',
    'zh-TW': '沒有資料夾 {folder} 的讀寫權限（{reason}），請授權給本系統使用的帳號。',
  },
  folder_full: {
    en: 'The folder {folder} is full ({reason}). Free some space.',
    'zh-TW': '資料夾 {folder} 的空間已滿（{reason}），請清出空間。',
  },
  folder_failed: {
    en: 'The folder {folder} could not be read or written just now ({reason}).',
    'zh-TW': '目前無法讀寫資料夾 {folder}（{reason}）。',
  },
  folder_of_another: {
    en: 'The folder {folder} belongs to another phone system. Give each phone system a folder of its own.',
    'zh-TW': '資料夾 {folder} 已屬於另一套電話系統，請為每套電話系統指定各自的資料夾。',
  },
  folder_in_use: {
    en: 'The folder {folder} is neither empty nor ours: it holds {found}. Give an empty folder.',
    'zh-TW': '資料夾 {folder} 不是空的，也不屬於本系統（其中有 {found}），請指定空的資料夾。',
  },
  works_by_hand: {
    en: 'No connection is needed: technicians work through a checklist.',
    'zh-TW': '不需連線：由技術人員依檢核表處理。',
  },
  only_by_hand: {
    en: 'Only a technician can change this phone system: work through the checklist.',
    'zh-TW': '這套電話系統只能由技術人員變更，請依檢核表處理。',
  },
  in_memory: { en: 'A phone system in memory, for tests.', 'zh-TW': '測試用的記憶體電話系統。' },
  interrupted: { en: 'The work was interrupted between two steps.', 'zh-TW': '作業在兩個步驟之間中斷。' },
  no_answer: { en: 'The phone system gave no answer.', 'zh-TW': '電話系統沒有回應。' },
  differs: { en: 'The content of the phone system differs from the change.', 'zh-TW': '電話系統上的內容與預期不同。' },
  rendition_missing: {
    en: 'The voice file {promptId} has no {rendition} rendition.',
    'zh-TW': '語音檔 {promptId} 沒有 {rendition} 格式的版本。',
  },
  rendition_broken: {
    en: 'The voice file {promptId} in our store is not the one that was checked.',
    'zh-TW': '儲存的語音檔 {promptId} 與檢查時的不同。',
  },
  prompt_unknown: {
    en: 'The voice file {promptId} is used in the configuration but was not provided.',
    'zh-TW': '設定中使用了語音檔 {promptId}，但未提供該檔案。',
  },
  prompt_not_delivered: {
    en: 'The voice file {file} has not arrived at the phone system.',
    'zh-TW': '語音檔 {file} 尚未送達電話系統。',
  },
  unusable_name: {
    en: 'The phone system cannot take this number, line or file: {value}.',
    'zh-TW': '電話系統無法使用這個門號、線路或檔案：{value}。',
  },
  unusable_settings: {
    en: 'The settings of the phone system cannot be used ({reason}). Correct them.',
    'zh-TW': '無法使用這套電話系統的設定（{reason}），請修正。',
  },
  no_driver: {
    en: 'Phone systems of the kind {kind} are not supported.',
    'zh-TW': '不支援「{kind}」類型的電話系統。',
  },
};

/** Words a driver's code for the reader. */
export function sayOfPhoneSystem({ code, params }: PhoneSystemSays, language: ReaderLanguage): string {
  return say(phoneSystemSentences[code], language, params);
}
