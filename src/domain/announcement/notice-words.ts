/** Words of a trial, searched in the letters alone, so that blanks and signs between them hide nothing. */
export const testWords = /測試|試發|試播|測驗|演習|演練|操演|模擬|訓練|示範|範例|test|exercise|drill|demo/i;

/** Words that take back or question a whole text, wherever they stand. */
export const textDoubts =
  /假訊息|假消息|假新聞|謠言|謠傳|網傳|不實|誤傳|誤植|誤發|有誤|錯誤|更正|撤回|撤銷|撤下|取消|作廢|查證|闢謠|澄清|非官方|並非|未經?證實|非事實|惡作劇|烏龍|勿轉傳|勿當真|勿信|不正確|不是真|往年|去年|歷史|回顧/;

/** Words after which a closure in the same sentence is no longer certain. */
export const sentenceDoubts =
  /[未不無非否勿沒免假若倘除僅只某視擬疑誤盼曾]|如果|可能|預計|預估|預期|考慮|建議|呼籲|研議|評估|討論|恢復|照常|正常|如常|以外|例外|部分|原定|原本|連續|傳出|據傳|據說|傳聞|其他|其餘/;

/** What may stand between an area, its day and its state without changing the sense. */
const fillers =
  /(?:因應?|受)[^,。:;]{0,12}?(?:颱風|豪雨|大雨|風雨|地震|強風)(?:來襲|影響|侵襲|接近)?|宣布|公布|發布|公告|通報|表示|決定|全[縣市區鄉鎮]|政府|[市縣]府|[市縣]長|各級|各|機關|公教|公務|學校|公、?私立|所屬|轄區|開始|全面|一律|將|皆|均|都|起|及|和|與|暨|跟|等|為|是/g;

/** What is left of the words between two read pieces, without fillers and signs: anything left may change the sense. */
export function withoutFillers(between: string): string {
  return between.replace(fillers, '');
}

/** What is left without the words that join a list of areas. */
export function withoutJoints(between: string): string {
  return between.replace(/[及和與暨跟等]/g, '');
}

/** Sentences that every notice ends with. */
export const courtesy =
  /如有(?:任何)?(?:問題|疑問|疑義)[^。;!?\n]*|(?:行政院)?人事行政總處|請撥(?:打)?1999|[市縣]內直撥|天然災害/y;

/** In front of a day: when the text was published. */
export const publication = /(?:更新|發布|發送|公告|公布|發文|製表|資料)(?:時間|日期):?/y;
export const clockBehind = /[, ]?(?:上午|下午|晚上)?[0-9]{1,2}[:時點][0-9]{2}(?:[:分][0-9]{2})?[分秒]?/y;
