import { describe, expect, it } from 'vitest';
import type { AuditReply } from '../../src/contract/audit.contract.ts';
import { auditCells, auditColumns } from '../../src/features/audit/audit-csv.presenter.ts';
import { csvLine } from '../../src/features/csv.ts';

describe('a line of a CSV file', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['plain', 'a,b', 'say "no"', 'two\nlines', null, 7, ' edge'])).toBe(
      'plain,"a,b","say ""no""","two\nlines",,7," edge"\r\n',
    );
  });

  it.each(['=1+1', '+886', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '＋1', '－1', '＠x'])(
    'never lets a spreadsheet run %j',
    (text) => {
      expect(csvLine([text]).replaceAll('"', '').startsWith(`'${text}`)).toBe(true);
    },
  );

  it('leaves other text as it is', () => {
    expect(csvLine(['a=b', '1-2', '海風旅行社', '2026-03-04 10:00:00'])).toBe(
      'a=b,1-2,海風旅行社,2026-03-04 10:00:00\r\n',
    );
  });
});

describe('an entry of the audit in the export', () => {
  const entry: AuditReply = {
    id: 7,
    organisationId: null,
    at: '2026-03-04T10:00:00.000+08:00',
    actor: { id: null, name: '王小明', role: 'technician+operator' },
    action: 'staff.disabled',
    subjectKind: 'user',
    subjectId: 'u1',
    subject: { name: 'Lin', line: { number: '+886255501001', label: 'Main' }, slot: 'custom:vip' },
    customerName: null,
    changeRequestId: null,
    before: null,
    after: { disabled: true },
    reason: 'Left us',
    wordsRemoved: false,
    requestId: 'r1',
    sealId: null,
  };

  it('has a cell for each head, in both languages', () => {
    expect(auditCells(entry, 'en')).toHaveLength(auditColumns('en').length);
    expect(auditCells(entry, 'zh-TW').slice(0, 10)).toEqual([
      '2026-03-04 10:00:00',
      '王小明',
      '技術人員、維運人員',
      '停用帳號',
      '人員',
      'Lin',
      '02-5550-1001 Main',
      'vip',
      null,
      'Left us',
    ]);
  });
});
