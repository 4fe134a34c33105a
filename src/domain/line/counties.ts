/** The 22 counties and cities of Taiwan, in the order of the government's own list. */
export const counties = [
  '基隆市',
  '臺北市',
  '新北市',
  '桃園市',
  '新竹市',
  '新竹縣',
  '苗栗縣',
  '臺中市',
  '彰化縣',
  '雲林縣',
  '南投縣',
  '嘉義市',
  '嘉義縣',
  '臺南市',
  '高雄市',
  '屏東縣',
  '宜蘭縣',
  '花蓮縣',
  '臺東縣',
  '澎湖縣',
  '連江縣',
  '金門縣',
] as const;

/** 台 and 臺 are the same character in place names; the official form is 臺. */
export function normaliseArea(name: string): string {
  return name.trim().replaceAll('台', '臺');
}
