import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let line: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  line = await owner.line(demoNumbers.directory);
});
afterAll(() => app.close());

function formOf(bytes: Uint8Array<ArrayBuffer> | string): FormData {
  const form = new FormData();
  form.set('file', new Blob([bytes]), 'days.csv');
  return form;
}

async function read(bytes: Uint8Array<ArrayBuffer> | string): Promise<Json> {
  return await owner.post('/holidays/imports', formOf(bytes));
}

const text = '日期,名稱,營業時間\r\n2027-02-05,除夕,09:00-12:00\r\n2027-02-06,春節,\r\n';
/** 日期,名稱 / 2027-02-05,除夕 as Excel in Taiwan saves it. */
const big5 = Buffer.concat([
  Buffer.from([0xa4, 0xe9, 0xb4, 0xc1, 0x2c, 0xa6, 0x57, 0xba, 0xd9, 0x0d, 0x0a]),
  Buffer.from('2027-02-05,'),
  Buffer.from([0xb0, 0xa3, 0xa4, 0x69, 0x0d, 0x0a]),
]);

describe('a file of days', () => {
  it.each<[string, Uint8Array<ArrayBuffer> | string, string]>([
    ['UTF-8', text, 'utf-8'],
    ['UTF-8 with its mark', `\uFEFF${text}`, 'utf-8'],
    ['UTF-16 with tabs', Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'), 'utf-16le'],
  ])('is read in %s', async (_name, bytes, encoding) => {
    expect(await read(bytes)).toEqual({
      format: 'csv',
      encoding,
      days: [
        { from: '2027-02-05', to: '2027-02-05', name: '除夕', hours: [{ open: '09:00', close: '12:00' }] },
        { from: '2027-02-06', to: '2027-02-06', name: '春節', hours: 'closed' },
      ],
      faults: [],
    });
  });

  it('may begin with titles, and rows keep their numbers in the file', async () => {
    const { days, faults } = await read(
      '海風旅行社 116 年休假表,,\r\n\r\n日期,名稱,營業時間\r\n116/2/5(五)~2/11,春節,公休\r\n合計,7 天,\r\n',
    );
    expect(days).toEqual([{ from: '2027-02-05', to: '2027-02-11', name: '春節', hours: 'closed' }]);
    expect(faults).toMatchObject([{ row: 5, code: 'date_unreadable' }]);
  });

  it('is read in Big5', async () => {
    expect(await read(big5)).toMatchObject({
      encoding: 'big5',
      days: [{ from: '2027-02-05', name: '除夕', hours: 'closed' }],
      faults: [],
    });
  });

  it('names the rows that it leaves out, in words', async () => {
    const { days, faults } = await read('日期,名稱\n2027-04-31,連假\n2027-06-09,端午節\n2020-01-01,元旦\n');
    expect(days).toMatchObject([{ from: '2027-06-09' }]);
    expect(faults.map(({ row, code }: Json) => [row, code])).toEqual([
      [2, 'date_unreadable'],
      [4, 'day_past'],
    ]);
    expect(faults[0].message).toContain('2027-04-31');
  });

  it.each<[string, string, Uint8Array<ArrayBuffer> | string]>([
    ['no table', 'not_a_day_file', 'hello'],
    ['bytes of nothing', 'not_a_day_file', Uint8Array.from([0xff, 0xff, 0x00, 0x81])],
    ['other columns', 'not_a_day_file', '電話,姓名\n02-1,王\n'],
    ['a head twice', 'equal_columns', '日期,名稱,名稱\n2027-02-05,除夕,x\n'],
    ['a row of another width', 'table_unreadable', '日期,名稱\n2027-02-05,除夕,x\n'],
    ['an open quotation mark', 'table_unreadable', '日期,名稱\n2027-02-05,"除夕\n'],
    ['a workbook', 'workbook_file', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1')],
    ['an old workbook', 'workbook_file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['two character sets', 'mixed_encodings', Buffer.concat([big5, Buffer.from('2027-02-06,春節\n')])],
    ['a calendar that is cut off', 'calendar_unreadable', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n'],
    [
      'a calendar that repeats every second',
      'recurrence_too_frequent',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270301T090000\nDURATION:PT1S\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR',
    ],
    [
      'too many days',
      'too_many_days',
      `開始日期,結束日期,名稱\n${[7, 8, 9].map((year) => `202${year}-01-01,202${year}-12-31,休業`).join('\n')}\n`,
    ],
  ])('is refused whole: %s', async (_what, code, bytes) => {
    const refusal = { status: 400, code: 'invalid_input' };
    const { errors } = await owner.refused('POST', '/holidays/imports', refusal, { body: formOf(bytes) });
    expect(errors).toMatchObject([{ path: 'file', code }]);
    expect(errors[0].message).not.toMatch(/_|\{/);
  });

  it('may be a calendar, whose events are named where they close nothing', async () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20270206',
      'DTEND;VALUE=DATE:20270208',
      'SUMMARY:春節',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20270301T010000Z',
      'DURATION:PT1H',
      'SUMMARY:講習',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20270302T090000',
      'SUMMARY:提醒',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const { faults, ...rest } = await read(calendar);
    expect(rest).toEqual({
      format: 'icalendar',
      encoding: 'utf-8',
      days: [
        { from: '2027-02-06', to: '2027-02-07', name: '春節', hours: 'closed' },
        {
          from: '2027-03-01',
          to: '2027-03-01',
          name: '講習',
          hours: 'closed',
          closedHours: [{ open: '09:00', close: '10:00' }],
        },
      ],
    });
    expect(faults).toMatchObject([{ row: 12, code: 'no_end', message: expect.stringContaining('提醒') }]);
  });

  it('that was exported is imported as the same days', async () => {
    const add = [
      { from: '2027-02-05', to: '2027-02-05', name: '除夕, "半天"', hours: [{ open: '09:00', close: '12:00' }] },
      { from: '2027-02-06', to: '2027-02-10', name: '春節', hours: 'closed' },
      {
        from: '2027-03-10',
        to: '2027-03-10',
        name: '月會',
        hours: 'closed',
        closedHours: [{ open: '14:00', close: '16:00' }],
      },
    ];
    const request = await owner.post('/change-requests', { kind: 'holiday_setting', lineId: line.id, add });
    const technician = app.as('technician');
    await technician.post(`/jobs/${request.jobId}/take`);
    await technician.post(`/jobs/${request.jobId}/apply`);
    await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
    const file = await owner.ask('GET', `/lines/${line.id}/holidays.csv`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="holidays-02-5550-1001.csv"');
    expect((await read(file.text)).days).toEqual(add);
    const calendar = await owner.ask('GET', `/lines/${line.id}/holidays.ics`);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(calendar.headers.get('content-disposition')).toBe('attachment; filename="holidays-02-5550-1001.ics"');
    expect((await read(calendar.text)).days).toEqual(add);
    for (const kind of ['csv', 'ics']) {
      const path = `/lines/${line.id}/holidays.${kind}`;
      await app.as('enterpriseOwner').refused('GET', path, { status: 404, code: 'not_found' });
      await app.as('agent').refused('GET', path, { status: 403, code: 'hours_not_shown' });
    }
  });
});
