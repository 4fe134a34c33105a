import type { LineConfigFaultCode } from '../../domain/line/validate-line-config.ts';
import type { Sentence, Wordings } from './wording.ts';

const lines = { label: { en: 'See the lines', 'zh-TW': '查看線路' }, href: '/api/v1/lines' };
const customers = { label: { en: 'See the customers', 'zh-TW': '查看客戶' }, href: '/api/v1/customers' };

export const lineWords: Wordings = {
  line_number_taken: {
    title: { en: 'The number is in use', 'zh-TW': '門號已在使用中' },
    detail: {
      en: 'Another line already has {number}. A number belongs to one line; change or check that line first.',
      'zh-TW': '{number} 已屬於另一條線路。一個門號只能屬於一條線路，請先確認或變更該線路。',
    },
    next: lines,
  },
  line_group_name_taken: {
    title: { en: 'This name is in use', 'zh-TW': '這個名稱已在使用中' },
    detail: {
      en: 'Your organisation already has a group named “{name}”. Choose another name, or change that group.',
      'zh-TW': '貴公司已有名為「{name}」的線路群組。請改用其他名稱，或編輯該群組。',
    },
    next: lines,
  },
  line_has_changes: {
    title: { en: 'This line has changes in progress or planned', 'zh-TW': '這條線路有進行中或已排定的變更' },
    detail: {
      en: 'Changes in progress or planned on this line: {count}. Wait until they are done, or give a reason to move the line now.',
      'zh-TW': '這條線路有 {count} 項進行中或已排定的變更。請等變更完成，或填寫理由後立即更換電話系統。',
    },
    next: lines,
  },
  line_has_requests: {
    title: { en: 'This line has open requests', 'zh-TW': '這條線路有未結案的需求' },
    detail: {
      en: 'Requests still open on this line: {count}. Finish them, or retire the line anyway: plans are put on hold, and what is still to be done on it fails.',
      'zh-TW':
        '這條線路還有 {count} 筆未結案的需求。請先處理完畢，或仍要停用：排定的變更會暫停，尚未套用的部分則不會套用。',
    },
    next: lines,
  },
  consent_is_the_owners: {
    title: { en: 'The customer decides this', 'zh-TW': '須由客戶自行設定' },
    detail: {
      en: 'Only an owner of the customer can allow that a line is closed in an emergency without asking.',
      'zh-TW': '只有客戶的主要管理者可以允許緊急時不需詢問即停止服務。',
    },
    next: lines,
  },
  line_in_broadcast: {
    title: { en: 'An emergency broadcast closes this line', 'zh-TW': '緊急廣播正停止這條線路的服務' },
    detail: {
      en: 'Wait until the broadcast has ended, or take the line out of it now and say why.',
      'zh-TW': '請等緊急廣播結束，或說明理由後立即將線路移出。',
    },
    next: lines,
  },
  line_being_changed: {
    title: { en: 'A change is being made on this line', 'zh-TW': '這條線路正在套用變更' },
    detail: {
      en: 'Its phone system has not answered yet. Wait until the change has been made or has failed, then try again.',
      'zh-TW': '電話系統尚未回應。請等變更套用完成或失敗後，再試一次。',
    },
    next: lines,
  },
  line_retired: {
    title: { en: 'The line is out of service', 'zh-TW': '線路已停用' },
    detail: {
      en: '{number} was taken out of service, so nothing can be changed on it. Ask an admin to bring the line back.',
      'zh-TW': '{number} 已停用，無法變更。如需使用，請管理員恢復這條線路。',
    },
    next: lines,
  },
  import_has_faults: {
    title: { en: 'Some rows cannot be imported', 'zh-TW': '有些列無法匯入' },
    detail: {
      en: 'Nothing was imported. Correct these rows in the file, then check it again.',
      'zh-TW': '尚未匯入任何資料。請在檔案中修正這些列，再重新檢查。',
    },
    next: lines,
  },
  import_changed: {
    title: { en: 'Something has changed since the check', 'zh-TW': '檢查後資料已有變動' },
    detail: {
      en: 'Nothing was imported, because the file would no longer do what was shown. Look at what it does now, then import it.',
      'zh-TW': '尚未匯入任何資料，因為結果已與先前顯示的不同。請確認目前的結果後再匯入。',
    },
    next: lines,
  },
  hours_not_shown: {
    title: { en: 'Hours are not shown to your role', 'zh-TW': '您的角色無法查看營業時間' },
    detail: {
      en: 'Your role sees what callers hear now, not at other times. Leave out the time, or ask the customer.',
      'zh-TW': '您的角色只能查看目前的播放狀態，無法查詢其他時間。請不要指定時間，或詢問客戶。',
    },
    next: lines,
  },
  line_reference_unknown: {
    title: { en: 'Customer or phone system not found', 'zh-TW': '指定的資料不存在' },
    detail: {
      en: 'The customer or phone system in the input does not exist. Each is listed with its field.',
      'zh-TW': '輸入中指定的客戶或電話系統不存在，已逐一列出所在欄位。',
    },
    next: customers,
  },
};

/** What is wrong with one field of a line. */
export const lineFieldWords: Record<LineConfigFaultCode | 'unknown_customer' | 'unknown_phone_system', Sentence> = {
  unknown_customer: { en: 'No customer has this id.', 'zh-TW': '沒有這個代碼的客戶。' },
  unknown_phone_system: { en: 'No phone system has this id.', 'zh-TW': '沒有這個代碼的電話系統。' },
  unknown_time_zone: {
    en: 'Give a time zone by its IANA name, for example Asia/Taipei.',
    'zh-TW': '請使用 IANA 時區名稱，例如 Asia/Taipei。',
  },
  bad_time: { en: 'Give a time as HH:MM.', 'zh-TW': '時間請以 HH:MM 表示。' },
  overlapping_intervals: {
    en: 'These hours overlap with others. Hours may touch but not overlap.',
    'zh-TW': '這段時間與其他時段重疊；時段可以相接，但不可重疊。',
  },
  bad_date: { en: 'Give a date that exists, as YYYY-MM-DD.', 'zh-TW': '請填寫存在的日期，格式為 YYYY-MM-DD。' },
  range_reversed: { en: 'The last day is before the first.', 'zh-TW': '結束日期早於開始日期。' },
  overlapping_dated_days: { en: 'These dates overlap with others.', 'zh-TW': '這些日期與其他日期重疊。' },
  overlapping_seasons: { en: 'These dates overlap with another season.', 'zh-TW': '這些日期與另一個期間重疊。' },
  closed_hours_alone: {
    en: 'A day either has open hours of its own or closes in some hours only. Leave out one of the two.',
    'zh-TW': '同一天只能擇一：自訂營業時間，或僅部分時段不營業。請擇一填寫。',
  },
  name_missing: { en: 'Give the day a name.', 'zh-TW': '請填寫名稱。' },
  unknown_slot: { en: 'There is no such prompt.', 'zh-TW': '沒有這個語音位置。' },
  prompt_missing: { en: 'Name the voice file to play.', 'zh-TW': '請指定要播放的語音檔。' },
};
