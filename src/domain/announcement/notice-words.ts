/** Words of a trial, searched in the letters alone, so that blanks and signs between them hide nothing. */
export const testWords =
  /測試|試發|試播|試傳|試送|測驗|測通|驗證|演習|演練|操演|預演|推演|兵推|排練|彩排|模擬|訓練|示範|範例|範本|樣本|樣稿|草稿|備稿|擬稿|初稿|test|exercise|drill|demo|mock|sample|dummy|rehears|simulat|training|trialrun|draft/i;

function anyOf(...groups: readonly string[]): RegExp {
  return new RegExp(groups.join('|'), 'i');
}

/** Words that take back, put off, deny or question a whole text, wherever they stand. */
export const textDoubts = anyOf(
  '假訊息|假消息|假新聞|假的|假公告|假通知|偽造|造假|變造|冒名|詐騙|謠言|謠傳|網傳|不實|非事實|惡作劇|不是真|闢謠|澄清|否認',
  '誤傳|誤植|誤發|有誤|錯誤|不正確|更正|修正|勘誤|更改|變更|改為|改成|烏龍',
  '撤回|撤銷|撤下|收回|取消|取銷|註銷|作廢|廢止|失效|無效|停止適用|不再適用|不適用',
  '暫緩|緩議|再議|擱置|作罷|中止|終止|暫停實施|暫停適用|停止實施|不予實施',
  '延至|延到|延後|延期|延遲|遲延|順延|展延|推遲|改期|改至|改到',
  '除[^外]{0,12}外|例外|不在此限|不含|不包[含括]',
  '查證|非官方|並非|未經?證實|勿轉傳|勿當真|勿信',
  '往年|去年|歷史|回顧|過期|舊訊息|舊聞|舊新聞|舊公告|舊通知',
  'cancel|postpone|revoke|rescind|withdraw|retract|erroneous|correction|hoax|fake',
);

/** Words after which a closure in the same sentence is no longer certain. */
export const sentenceDoubts =
  /[未不無非否勿沒免假若倘除僅只某視擬疑誤盼曾]|如果|可能|預計|預估|預期|考慮|建議|呼籲|研議|評估|討論|恢復|照常|正常|如常|以外|例外|部分|原定|原本|連續|傳出|據傳|據說|傳聞|其他|其餘|半天|半日|[0-9]\|?[AaPp][Mm]/;
/** Characters of the longest of these words. */
export const longestSentenceDoubt = 4;

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
