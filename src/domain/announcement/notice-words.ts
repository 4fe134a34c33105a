/** Words of a trial, searched in the letters alone, so that blanks and signs between them hide nothing. */
export const testWords =
  /測試|驗測|試發|試播|試傳|試送|試寫|試跑|測驗|測通|驗證|演習|演練|操演|預演|推演|兵推|排練|彩排|模擬|訓練|示範|示意|舉例|例如|範例|範本|模板|模版|套版|樣本|樣稿|樣張|草稿|備稿|擬稿|初稿|草案|內部稿|排演|操練|走位|想定|假想|假設|情境|想像|test|exercise|drill|demo|mock|sample|dummy|rehears|simulat|training|trialrun|draft|template|placeholder|forexample/i;

function anyOf(...groups: readonly string[]): RegExp {
  return new RegExp(groups.join('|'), 'i');
}

/** Words that take back, put off, deny or question a whole text, wherever they stand. */
export const textDoubts = anyOf(
  '假訊息|假消息|假新聞|假的|假公告|假通知|偽造|造假|變造|冒名|詐騙|謠言|謠傳|網傳|不實|非事實|惡作劇|不是真|闢謠|澄清|否認',
  '流言|虛構|謊|騙|惡搞|搞笑|玩笑|愚人|遊戲|小說|電影|劇情|台詞|臺詞|梗圖|P圖|合成圖|AI生成|冒用|駁斥|打臉|非本府|非[市縣]府',
  '誤傳|誤植|誤發|有誤|為誤|之誤|錯誤|錯發|不正確|更正|修正|勘誤|更改|變更|改為|改成|又改|調整為|烏龍|喊卡|喊停|急轉彎|逆轉|反悔',
  '撤回|撤銷|撤下|收回|取消|取銷|註銷|作廢|廢止|失效|無效|刪除|下架|忽略|不算|不存在|沒這回事|無此事|查無|停止適用|不再適用|不適用',
  '暫緩|緩議|再議|擱置|作罷|中止|終止|暫停實施|暫停適用|停止實施|不予實施',
  '延至|延到|延後|延期|延遲|遲延|順延|展延|推遲|改期|改至|改到',
  '除[^外]{0,12}外|例外|不在此限|不含|不包[含括]',
  '僅供參考|猜測|希望如此|試辦|尚待|仍待|有待|我猜|夢到|真的嗎|真假|待[^。]{0,4}(?:核定|核准|簽核|確認|決定|定案|宣布|公告)|俟|會商中|開會中|未定案|未核定|未核准|未簽核|未定稿|保密|限閱',
  '查證|非官方|並非|未經?證實|[勿不別莫無毋][要必須需可宜用]?(?:轉傳|轉發|轉載|散布|散播|分享|外傳|當真|採信|相信|輕信|聽信|信以為真|理會)|[勿別]信|[不非](?:是|屬)?(?:官方|正式|真實|屬實|公告|今年)',
  '往年|去年|前年|歷史|回顧|過期|舊訊息|舊聞|舊新聞|舊公告|舊通知|舊圖|舊文|舊資料|存檔',
  'cancel|postpone|revoke|rescind|withdraw|retract|erroneous|correction|hoax|fake|scam|rumou?r|joke|aprilfool|untrue|nottrue|unofficial|notofficial|ignore|disregard|nullandvoid|embargo|donot(?:publish|share|forward)',
);

/** A word of a trial that is one only when it stands alone: (測), [練習]. */
export const markedTrial = /[[(<](?:測|試|演|練習|教學|教材|預習)[\])>]/;

/** Signs that cross a text out, boxes nobody has ticked, and a sentence that is nothing but a no. */
export const crossedOut =
  /[❌❎✗✘☒☓☐□▢🚫]|[[(]X[\])]|(?:^|[。;!?\n])(?:(?:答案?|A)[:,]?)?(?:並?(?:不(?:是|對|會)?|沒有?|無|非)|否|錯了?|假|(?:以上)?皆非|才怪|no|nope)(?=[。.;!?,\n]|$)/iu;

/** Words after which a closure in the same sentence is no longer certain. */
export const sentenceDoubts =
  /[未不無非否勿沒免假若倘除僅只某視擬疑誤盼曾嗎吧呢祈]|(?<=[^特分各個區])別|如果|可能|希望|期望|期待|要求|請求|爭取|喊話|拒絕|反對|主張|認為|預測|推測|推估|猜|恐|問|網友|網紅|鄉民|名嘴|專家|學者|議員|立委|民調|許願|但願|拜託|聽說|聽聞|據悉|據了解|好像|似乎|大概|應該|或許|也許|萬一|一旦|只要|就算|即使|預計|預估|預期|考慮|建議|呼籲|研議|評估|討論|恢復|照常|正常|如常|以外|例外|部分|原定|原本|連續|傳出|外傳|瘋傳|盛傳|傳言|據傳|據說|傳聞|其他|其餘|半天|半日|[0-9]\|?[AaPp][Mm]/;
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

/** Between a day and its state: the day may be that of the announcing. */
export const announcing = /宣布|公布|發布|公告|決定|通報|開會/;

const asking = /[^\p{L}\p{N}]{0,8}?\?/uy;

/** Whether a sentence that ends here is a question: 停止上班!? */
export function isAsked(text: string, at: number): boolean {
  asking.lastIndex = at;
  return asking.test(text);
}

/** Sentences that every notice ends with. */
export const courtesy =
  /如有(?:任何)?(?:問題|疑問|疑義)[^。;!?\n]*|(?:行政院)?人事行政總處|請撥(?:打)?1999|[市縣]內直撥|天然災害/y;

/** In front of a day: when the text was published. */
export const publication = /(?:更新|發布|發送|公告|公布|發文|製表|資料)(?:時間|日期):?/y;
export const clockBehind = /[, ]?(?:上午|下午|晚上)?[0-9]{1,2}[:時點][0-9]{2}(?:[:分][0-9]{2})?[分秒]?/y;
