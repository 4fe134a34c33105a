import type { rawFormatEn } from './words.en.ts';

export const rawFormatZhTw: typeof rawFormatEn = {
  label: '這是哪一種電話語音檔？',
  hint: '這種檔案本身沒有標示類型，匯出的人會知道。選錯會聽起來像雜訊，可以重新選擇。',
  kinds: {
    ulaw8k: 'µ-law（G.711）8 kHz：臺灣與美洲的電話系統多為此類',
    alaw8k: 'A-law（G.711）8 kHz：歐洲的電話系統多為此類',
    slin8k: '線性 PCM，16 位元，8 kHz',
    slin16k: '線性 PCM，16 位元，16 kHz',
    g722: 'G.722，16 kHz',
    gsm: 'GSM 06.10，8 kHz',
  },
  read: '以此類型讀取',
};
