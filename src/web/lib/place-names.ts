import { currentLanguage } from './language.ts';

const englishCounties: Record<string, string> = {
  基隆市: 'Keelung City',
  臺北市: 'Taipei City',
  新北市: 'New Taipei City',
  桃園市: 'Taoyuan City',
  新竹市: 'Hsinchu City',
  新竹縣: 'Hsinchu County',
  苗栗縣: 'Miaoli County',
  臺中市: 'Taichung City',
  彰化縣: 'Changhua County',
  雲林縣: 'Yunlin County',
  南投縣: 'Nantou County',
  嘉義市: 'Chiayi City',
  嘉義縣: 'Chiayi County',
  臺南市: 'Tainan City',
  高雄市: 'Kaohsiung City',
  屏東縣: 'Pingtung County',
  宜蘭縣: 'Yilan County',
  花蓮縣: 'Hualien County',
  臺東縣: 'Taitung County',
  澎湖縣: 'Penghu County',
  連江縣: 'Lienchiang County',
  金門縣: 'Kinmen County',
};

/** A county's name for the reader; the code is its official name. */
export function countyName(county: string): string {
  return currentLanguage() === 'en' ? (englishCounties[county] ?? county) : county;
}

/** County and district of a line in one text. Districts have no English names here. */
export function areaName({ county, district }: { county: string; district: string | null }): string {
  return [countyName(county), district ?? ''].join(currentLanguage() === 'en' ? ' ' : '').trim();
}

/** A time zone in words: `Taipei time`, `日本時間`; one that the browser does not know keeps its code. */
export function zoneName(timeZone: string): string {
  const language = currentLanguage();
  if (timeZone === 'Asia/Taipei') return language === 'en' ? 'Taipei time' : '臺北時間';
  try {
    const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' });
    return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
