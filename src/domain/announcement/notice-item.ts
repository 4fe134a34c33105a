/** The statuses of a CAP 1.2 message. Only `Actual` may lead to a draft that can be sent (docs/rules.md#announcements). */
export const noticeStatuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];

/** The kinds of a CAP 1.2 message. */
export const noticeTypes = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export type NoticeType = (typeof noticeTypes)[number];

/** `part_of_district`: a village, a school, a mountain area; it never closes the whole district. */
export const noticeLevels = ['county', 'district', 'part_of_district'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export const noticeParts = ['full', 'morning', 'noon', 'afternoon', 'evening'] as const;
export type NoticePart = (typeof noticeParts)[number];

export const openStates = ['closed', 'open', 'unknown'] as const;
export type OpenState = (typeof openStates)[number];

/** Why nothing can be sent on an item of a notice, in the order in which they are told. */
export const noticeDoubts = [
  'test_status',
  'exercise_status',
  'not_actual',
  'test_words',
  'cancelled',
  'unknown_state',
  'school_only',
  'as_usual',
  'standard_not_reached',
  'unknown_area',
  'part_of_district',
  'date_doubtful',
  'stale',
  'window_unconfirmed',
] as const;
export type NoticeDoubt = (typeof noticeDoubts)[number];

/** UTF-16 units of a notice that are read at most; national ones have about 100. */
export const longestNotice = 20_000;

/** More statements than this are no notice (22 counties have 368 districts): nothing is read of such a text. */
export const mostItems = 500;

/** What a marked piece of the text decided. */
export const markKinds = ['area', 'date', 'part', 'time', 'state', 'test', 'doubt'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A piece of the notice's text; places in UTF-16 units. */
export interface Mark {
  kind: MarkKind;
  from: number;
  to: number;
}

/** What a notice says of one area on one day. */
export interface NoticeItem {
  /** Official name, with 臺. Null where the text names none, or a district without its county. */
  county: string | null;
  district: string | null;
  level: NoticeLevel;
  /** Taipei's date, `YYYY-MM-DD`. Null where the text gives none that exists. */
  date: string | null;
  part: NoticePart;
  /** A stated start or end, `HH:MM` in Taipei; the end may be 24:00. */
  fromTime: string | null;
  untilTime: string | null;
  work: OpenState;
  school: OpenState;
  status: NoticeStatus;
  sendable: boolean;
  why: NoticeDoubt[];
  /** Whether an office anywhere in the county has that day off: the whole county, for the day or its morning. */
  closesServiceDay: boolean;
  marks: Mark[];
}
