import { describe, expect, it } from 'vitest';
import { calendarOf, daysIn, eventOf, faultsIn, readCalendarFile, refusalOf } from '../../../support/calendar-files.ts';

const newYork = [
  'BEGIN:VTIMEZONE',
  'TZID:Office New York',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:-0500',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
  'DTSTART:20070311T020000',
  'TZNAME:EDT',
  'TZOFFSETTO:-0400',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:-0400',
  'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  'DTSTART:20071104T020000',
  'TZNAME:EST',
  'TZOFFSETTO:-0500',
  'END:STANDARD',
  'END:VTIMEZONE',
];

describe("a calendar of Google's", () => {
  const weekly = eventOf(
    'UID:weekly@google.com',
    'DTSTART;TZID=Asia/Taipei:20261130T120000',
    'DTEND;TZID=Asia/Taipei:20261130T133000',
    'RRULE:FREQ=WEEKLY;UNTIL=20270104T155959Z;BYDAY=MO',
    'EXDATE;TZID=Asia/Taipei:20261207T120000,20261214T120000',
    'EXDATE;TZID=Asia/Taipei:20261221T120000',
    'SUMMARY:盤點',
    'TRANSP:OPAQUE',
  );
  const moved = eventOf(
    'UID:weekly@google.com',
    'RECURRENCE-ID;TZID=Asia/Taipei:20261228T120000',
    'DTSTART;TZID=Asia/Taipei:20261229T150000',
    'DTEND;TZID=Asia/Taipei:20261229T160000',
    'SUMMARY:盤點',
  );

  it('leaves out the dates that EXDATE lists, and takes a moved occurrence for the one it stands for', () => {
    expect(daysIn(calendarOf(weekly, moved))).toEqual([
      '2026-11-30 盤點 12:00-13:30',
      '2026-12-29 盤點 15:00-16:00',
      '2027-01-04 盤點 12:00-13:30',
    ]);
  });

  it('leaves out an occurrence that was cancelled by itself, also where it is named in UTC', () => {
    const cancelled = eventOf(
      'UID:weekly@google.com',
      'RECURRENCE-ID:20261228T040000Z',
      'DTSTART:20261228T040000Z',
      'DTEND:20261228T053000Z',
      'STATUS:CANCELLED',
      'SUMMARY:盤點',
    );
    expect(daysIn(calendarOf(cancelled, weekly))).toEqual([
      '2026-11-30 盤點 12:00-13:30',
      '2027-01-04 盤點 12:00-13:30',
    ]);
  });

  it('counts days that are marked as free, and ends before DTEND', () => {
    const holiday = eventOf(
      'DTSTART;VALUE=DATE:20270206',
      'DTEND;VALUE=DATE:20270211',
      'SUMMARY:春節',
      'TRANSP:TRANSPARENT',
    );
    expect(daysIn(calendarOf(holiday))).toEqual(['2027-02-06..2027-02-10 春節']);
  });

  it('is read where its lines are folded within a character', () => {
    const name = '春節連假全體員工休息並暫停受理任何申請作業期間請改用線上表單聯繫客服人員';
    const line = Buffer.from(`SUMMARY:${name}`);
    const folded: Buffer[] = [];
    // 74 octets a line cut a character of three octets in the middle.
    for (let at = 0; at < line.length; at += 74) folded.push(line.subarray(at, at + 74));
    const [before = '', after = ''] = calendarOf(eventOf('DTSTART;VALUE=DATE:20270206', 'SUMMARY:@')).split(
      'SUMMARY:@',
    );
    const text = folded.flatMap((part, place) => (place === 0 ? [part] : [Buffer.from('\r\n '), part]));
    expect(daysIn(Buffer.concat([Buffer.from(before), ...text, Buffer.from(after)]))).toEqual([`2027-02-06 ${name}`]);
  });
});

describe("a calendar of Apple's", () => {
  it('repeats whole days every year, also those of a year long gone', () => {
    const file = calendarOf(
      eventOf('DTSTART;VALUE=DATE:16041225', 'DTEND;VALUE=DATE:16041226', 'RRULE:FREQ=YEARLY', 'SUMMARY:店慶'),
    );
    expect(daysIn(file)).toEqual(['2026-12-25 店慶', '2027-12-25 店慶']);
  });

  it("takes a time without a zone by the line's own clock", () => {
    expect(daysIn(calendarOf(eventOf('DTSTART:20270301T090000', 'DTEND:20270301T103000', 'SUMMARY:講習')))).toEqual([
      '2027-03-01 講習 09:00-10:30',
    ]);
  });

  it.each([
    ['America/New_York', []],
    ['Office New York', newYork],
  ])('is read by the clock of New York, before and after it changes: %s', (zone, rules) => {
    const file = calendarOf(
      ...rules,
      eventOf(
        `DTSTART;TZID=${zone}:20270310T200000`,
        `DTEND;TZID=${zone}:20270310T220000`,
        `RDATE;TZID=${zone}:20270317T200000,20271103T200000,20271110T200000`,
        'SUMMARY:紐約會議',
      ),
    );
    expect(daysIn(file)).toEqual([
      '2027-03-11 紐約會議 09:00-11:00',
      '2027-03-18 紐約會議 08:00-10:00',
      '2027-11-04 紐約會議 08:00-10:00',
      '2027-11-11 紐約會議 09:00-11:00',
    ]);
  });

  it('leaves out what RDATE gives with an end before its start, and takes an end of its own', () => {
    const own = eventOf(
      'DTSTART:20270301T090000',
      'DTEND:20270301T100000',
      'RDATE;VALUE=PERIOD:20270302T090000/20270302T120000,20270303T090000/PT30M',
      'SUMMARY:講習',
    );
    expect(daysIn(calendarOf(own))).toEqual([
      '2027-03-01 講習 09:00-10:00',
      '2027-03-02 講習 09:00-12:00',
      '2027-03-03 講習 09:00-09:30',
    ]);
  });
});

describe("a calendar of Outlook's", () => {
  it.each([
    ['a name of Windows in quotation marks', 'TZID="Taipei Standard Time"'],
    ['the name that Outlook shows', 'TZID="(UTC+08:00) Taipei"'],
    ['the same without its quotation marks', 'TZID=(UTC+08:00) Taipei'],
    ['a path', 'TZID=/mozilla.org/20050126_1/Asia/Taipei'],
  ])('is read by %s, without the rules of a zone', (_what, zone) => {
    const event = eventOf(`DTSTART;${zone}:20270301T090000`, `DTEND;${zone}:20270301T100000`, 'SUMMARY:講習');
    expect(daysIn(calendarOf(event))).toEqual(['2027-03-01 講習 09:00-10:00']);
  });

  it('is read where its lines are folded with tabs', () => {
    const event = eventOf(
      'DTSTART;TZID="Taipei Standard\r\n\t Time":20270301T090000',
      'DURATION:PT1H',
      'SUMMARY;LANGUAGE=zh-tw:講\r\n\t習',
      'DESCRIPTION:one\\nBEGIN:VEVENT\r\n\tEND:VCALENDAR',
    );
    expect(daysIn(calendarOf(event))).toEqual(['2027-03-01 講習 09:00-10:00']);
  });

  it('takes a zone of Exchange that stands there without quotation marks', () => {
    const event = eventOf(
      'DTSTART;TZID=tzone://Microsoft/Utc:20270301T010000',
      'DTEND;TZID=tzone://Microsoft/Utc:20270301T020000',
      'SUMMARY:講習',
    );
    expect(daysIn(calendarOf(event))).toEqual(['2027-03-01 講習 09:00-10:00']);
  });

  it.each(['Customized Time Zone', 'tzone://Microsoft/Custom', '__proto__'])(
    'is refused for a zone that nobody knows: %s',
    (zone) => {
      const event = eventOf(`DTSTART;TZID=${zone}:20270301T090000`, 'DURATION:PT1H', 'SUMMARY:講習');
      expect(refusalOf(calendarOf(event))).toEqual({ code: 'unknown_calendar_zone', message: `講習, ${zone}` });
    },
  );

  it('takes midnight to midnight for a day where Exchange says so', () => {
    const day = [
      'DTSTART;TZID=Taipei Standard Time:20270301T000000',
      'DTEND;TZID=Taipei Standard Time:20270303T000000',
    ];
    expect(daysIn(calendarOf(eventOf(...day, 'SUMMARY:休', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE')))).toEqual([
      '2027-03-01..2027-03-02 休',
    ]);
    expect(daysIn(calendarOf(eventOf(...day, 'SUMMARY:休')))).toEqual(['2027-03-01..2027-03-02 休 00:00-24:00']);
  });
});

describe('a calendar as bytes', () => {
  const file = calendarOf(eventOf('DTSTART;VALUE=DATE:20270206', 'SUMMARY:春節'), eventOf('DTSTART:20270301T090000'));
  const big5 = Buffer.from(file.replace('春節', '@@'), 'latin1');
  const place = big5.indexOf('@@');
  const asBig5 = Buffer.concat([
    big5.subarray(0, place),
    Buffer.from([0xac, 0x4b, 0xb8, 0x60]),
    big5.subarray(place + 2),
  ]);

  it.each<[string, string | Buffer, string]>([
    ['with a byte-order mark', `\uFEFF${file}`, 'utf-8'],
    ['after blank lines', `\r\n \n${file}`, 'utf-8'],
    ['with bare LF', file.replaceAll('\r\n', '\n'), 'utf-8'],
    ['with CR alone', file.replaceAll('\r\n', '\r'), 'utf-8'],
    ['with CR CR LF', file.replaceAll('\r\n', '\r\r\n'), 'utf-8'],
    ['in UTF-16', Buffer.from(`\uFEFF${file}`, 'utf16le'), 'utf-16le'],
    ['in Big5', asBig5, 'big5'],
  ])('is read %s', (_how, bytes, encoding) => {
    expect(readCalendarFile(bytes).encoding).toBe(encoding);
    expect(daysIn(bytes)).toEqual(['2027-02-06 春節']);
  });

  it('names an event by the line of the file on which it begins', () => {
    const folded = file.replace('SUMMARY:春節', 'SUMMARY:春\r\n \r\n\r\n 節');
    expect(faultsIn(file)).toEqual(['10 no_end']);
    expect(faultsIn(folded)).toEqual(['13 no_end']);
  });
});
