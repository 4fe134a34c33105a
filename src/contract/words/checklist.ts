import type { Sentence } from './wording.ts';

/** Manual steps for a technician, by step code of the `manual` phone system; filled with the step's values by `say`. */
export const checklistWords: Record<string, Sentence> = {
  create_line: { en: 'Create the line {number}.', 'zh-TW': '建立線路 {number}。' },
  change_number: { en: 'Change the number from {from} to {to}.', 'zh-TW': '將門號由 {from} 改為 {to}。' },
  upload_prompt: {
    en: 'Upload the file {file} ({size}).',
    'zh-TW': '上傳語音檔 {file}（{size}）。',
  },
  set_time_zone: { en: 'Set the time zone to {timeZone}.', 'zh-TW': '將時區設定為 {timeZone}。' },
  open_around_the_clock: { en: 'Set the line open around the clock.', 'zh-TW': '將營業時間設定為全天候。' },
  set_weekday_hours: {
    en: 'Set the hours of {weekday} to {hours}.',
    'zh-TW': '將{weekday}的營業時間設定為 {hours}。',
  },
  close_weekday: { en: 'Set {weekday} closed all day.', 'zh-TW': '將{weekday}設定為全天不營業。' },
  remove_season: {
    en: 'Remove the season {from} to {to} ({name}).',
    'zh-TW': '移除 {from} 至 {to} 的期間營業時間（{name}）。',
  },
  set_season: {
    en: 'Set up the season {from} to {to} ({name}) with hours of its own.',
    'zh-TW': '建立 {from} 至 {to} 的期間營業時間（{name}）。',
  },
  set_season_around_the_clock: {
    en: 'Set the line open around the clock from {from} to {to} ({name}).',
    'zh-TW': '將 {from} 至 {to}（{name}）的營業時間設定為全天候。',
  },
  set_season_hours: {
    en: 'From {from} to {to}, set the hours of {weekday} to {hours}.',
    'zh-TW': '{from} 至 {to} 期間，將{weekday}的營業時間設定為 {hours}。',
  },
  close_season_weekday: {
    en: 'From {from} to {to}, set {weekday} closed all day.',
    'zh-TW': '{from} 至 {to} 期間，將{weekday}設定為全天不營業。',
  },
  close_makeup_days: {
    en: 'Set the line closed on make-up working days.',
    'zh-TW': '將補行上班日設定為不營業。',
  },
  set_makeup_days: {
    en: 'Set the hours of make-up working days to {hours}.',
    'zh-TW': '將補行上班日的營業時間設定為 {hours}。',
  },
  makeup_days_as_saturdays: {
    en: 'Treat make-up working days as ordinary Saturdays.',
    'zh-TW': '補行上班日比照一般週六。',
  },
  set_closed_hours: {
    en: 'On the days {from} to {to} ({name}), close the line in these hours only: {hours}.',
    'zh-TW': '{from} 至 {to}（{name}）僅在下列時段不營業：{hours}。',
  },
  set_forwarding: {
    en: 'Pass callers on to {number} while the line is closed or on holiday.',
    'zh-TW': '非營業時間與假日將來電轉接至 {number}。',
  },
  remove_forwarding: {
    en: 'Stop passing callers on while the line is closed.',
    'zh-TW': '取消非營業時間的轉接。',
  },
  follow_national_calendar: {
    en: 'Set the line to close on national holidays.',
    'zh-TW': '設定國定假日播放假日語音。',
  },
  set_national_days: {
    en: 'Enter the national days off of {year}: {days}.',
    'zh-TW': '輸入 {year} 年的國定假日：{days}。',
  },
  ignore_national_calendar: {
    en: 'Set the line to stay open on national holidays.',
    'zh-TW': '設定國定假日不播放假日語音。',
  },
  remove_dated_days: {
    en: 'Remove the days {from} to {to} ({name}).',
    'zh-TW': '移除 {from} 至 {to} 的自訂日期（{name}）。',
  },
  set_dated_days: {
    en: 'Set the days {from} to {to} ({name}): {hours}.',
    'zh-TW': '設定 {from} 至 {to} 的自訂日期（{name}）：{hours}。',
  },
  set_dated_days_prompt: {
    en: 'Play the file {file} on the days {from} to {to}.',
    'zh-TW': '{from} 至 {to} 播放語音檔 {file}。',
  },
  place_prompt: {
    en: 'Upload the file {file} ({size}) and play it at “{slot}”.',
    'zh-TW': '上傳語音檔 {file}（{size}），並設為「{slot}」的語音。',
  },
  assign_prompt: { en: 'Play the file {file} at “{slot}”.', 'zh-TW': '在「{slot}」播放語音檔 {file}。' },
  clear_prompt: { en: 'Remove the voice file at “{slot}”.', 'zh-TW': '移除「{slot}」的語音檔。' },
  remove_closure: {
    en: 'Remove the closure from {from} to {until} (Taipei time).',
    'zh-TW': '移除 {from} 至 {until}（臺北時間）的停止服務。',
  },
  set_closure: {
    en: 'Close the line from {from} to {until} (Taipei time).',
    'zh-TW': '設定線路於 {from} 至 {until}（臺北時間）停止服務。',
  },
  set_closure_prompt: {
    en: 'Play the file {file} during the closure from {from} to {until} (Taipei time).',
    'zh-TW': '{from} 至 {until}（臺北時間）停止服務期間播放語音檔 {file}。',
  },
  do_as_described: {
    en: 'Do what the customer asks for in the note.',
    'zh-TW': '依客戶在備註中的說明完成設定。',
  },
  call_and_listen: {
    en: 'Call {number} and check that you hear what was requested.',
    'zh-TW': '撥打 {number}，確認聽到的內容與需求相符。',
  },
  remove_line: { en: 'Remove the line {number}.', 'zh-TW': '移除線路 {number}。' },
  remove_prompt_file: {
    en: 'Delete the file {file}, unless another line plays it.',
    'zh-TW': '刪除語音檔 {file}；若其他線路仍在使用則保留。',
  },
  check_removed: {
    en: 'Check that this phone system no longer answers {number}.',
    'zh-TW': '確認這套電話系統不再接聽 {number}。',
  },
};
