import type { SameKeys } from '../words/shape.ts';
import type { attachmentsEn } from './words.en.ts';

export const attachmentsZhTw: SameKeys<typeof attachmentsEn> = {
  files: '附件',
  filesHint: 'PDF、PNG、JPEG 或 WebP，每個最大 10 MB，最多 {most} 個',
  addFile: '新增附件',
  pictures: '圖片',
  picturesHint: 'PNG、JPEG 或 WebP，每張最大 10 MB，最多 {most} 張',
  addPicture: '新增圖片',
  warning: '上傳前請先遮住圖片中的個人資料，例如姓名、電話、身分證字號、卡號。',
  remove: '移除 {name}',
  show: '顯示 {name}',
  hide: '隱藏 {name}',
};
