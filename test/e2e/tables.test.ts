import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, twoLooks } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const words = {
  en: {
    import: 'Import CSV',
    exported: 'Export as CSV',
    drop: 'Drop a CSV file here, or choose one',
    onlyFaults: 'Refused',
    repair: 'Rows are refused, so nothing can be imported yet.',
    unknown: 'There is no customer “Nobody”.',
    added: 'Will be added',
    changed: 'label: Before becomes After',
    press: 'Import 2 rows',
    done: 'The lines are imported.',
    meanwhile: 'Something has changed since the check',
    now: 'label: Between becomes After',
    pressOne: 'Import 1 row',
    retire: 'Retire',
    keep: 'Keep it in service',
    why: 'Why is it not used any more?',
    confirm: 'Retire the line',
    open: 'This line has open requests',
    override: 'Retire it although requests are open on it',
    retired: 'Retired',
    inService: 'In service',
    back: 'Bring back',
    confirmBack: 'Bring it back',
    isBack: /is back in service/,
  },
  'zh-TW': {
    import: '匯入 CSV',
    exported: '匯出 CSV',
    drop: '將 CSV 檔拖曳到這裡，或點選檔案',
    onlyFaults: '無法匯入',
    repair: '有些列無法匯入，因此目前不能匯入。',
    unknown: '沒有「Nobody」這位客戶',
    added: '將新增',
    changed: '線路名稱：Before 改為 After',
    press: '匯入 2 列',
    done: '線路已匯入。',
    meanwhile: '檢查後資料已有變動',
    now: '線路名稱：Between 改為 After',
    pressOne: '匯入 1 列',
    retire: '停用',
    keep: '繼續使用',
    why: '為什麼不再使用？',
    confirm: '停用線路',
    open: '這條線路有未結案的需求',
    override: '有未結案的需求仍要停用',
    retired: '已停用',
    inService: '使用中',
    back: '恢復使用',
    confirmBack: '恢復線路',
    isBack: /已恢復使用/,
  },
};

describe.skipIf(browserAbsent)('lines by the hundred, and lines that are not used any more', () => {
  let app: TestApp;
  let customer: Json;
  let system: Json;

  beforeAll(async () => {
    app = await startTestApp();
    const admin = app.as('admin');
    const [line] = (await admin.get('/lines')).items;
    customer = await admin.get(`/customers/${(await app.as('owner').get('/lines')).items[0].organisationId}`);
    system = (await admin.get('/phone-systems')).items.find(({ id }: Json) => id === line.phoneSystemId);
  });
  afterAll(() => app.close());
  const enter = deskVisitors(() => app, 'admin');

  const fileOf = (...rows: string[]) => ({
    name: 'lines.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['number,label,customer,phone system,county', ...rows, ''].join('\r\n')),
  });
  const rowOf = (number: string, label: string, name: string = customer.name) =>
    `${number},${label},${name},${system.name},臺北市`;

  it.each(twoLooks)('are checked, corrected and imported (%o)', async (look) => {
    const text = words[look.language ?? 'en'];
    const place = twoLooks.indexOf(look);
    const [known, fresh] = [`02-2299-${1000 + place}`, `02-2299-${2000 + place}`];
    const body = { label: 'Before', organisationId: customer.id, phoneSystemId: system.id, county: '臺北市' };
    const { id } = await app.as('admin').post('/lines', { ...body, number: known });
    const visitor = await enter(look);
    const { page } = visitor;
    await page.goto('/lines');
    expect(await page.getByRole('link', { name: text.exported }).getAttribute('href')).toBe('/api/v1/lines.csv');
    await page.getByRole('link', { name: text.import }).click();
    const drop = page.getByLabel(text.drop);
    await drop.setInputFiles(fileOf(rowOf(known, 'After'), rowOf(fresh, 'New', 'Nobody')));
    await page.getByText(text.repair).waitFor();
    await page.getByText(text.unknown).waitFor();
    expect(await page.getByRole('radio', { name: text.onlyFaults }).isChecked()).toBe(true);
    await visitor.shoot('import-refused');
    expect(await faultsOfPage(visitor)).toEqual(noFaults);
    await drop.setInputFiles(fileOf(rowOf(known, 'After'), rowOf(fresh, 'New')));
    await page.getByText(text.changed).waitFor();
    await page.getByText(text.added).waitFor();
    await visitor.shoot('import-checked');
    expect(await faultsOfPage(visitor)).toEqual(noFaults);
    const { headers } = await app.as('admin').ask('GET', `/lines/${id}`);
    const edit = { body: { label: 'Between' }, headers: { 'If-Match': headers.get('etag') ?? '' } };
    await app.as('admin').ask('PATCH', `/lines/${id}`, edit);
    await page.getByRole('button', { name: text.press }).click();
    await page.getByText(text.meanwhile).waitFor();
    await page.getByText(text.now).waitFor();
    await page.getByRole('button', { name: text.press }).click();
    await page.getByText(text.done).waitFor();
    await visitor.shoot('import-done');
    expect(await app.as('admin').get(`/lines/${id}`)).toMatchObject({ label: 'After' });
    expect((await app.as('admin').get(`/lines?q=${fresh}`)).items).toMatchObject([{ label: 'New' }]);
  });

  it.each(twoLooks)('are retired, listed apart and brought back (%o)', async (look) => {
    const text = words[look.language ?? 'en'];
    const number = `02-2299-${3000 + twoLooks.indexOf(look)}`;
    const body = { label: 'Branch', organisationId: customer.id, phoneSystemId: system.id, county: '臺北市' };
    const line = await app.as('admin').post('/lines', { ...body, number });
    await filings(app).file({ number: line.number });
    const visitor = await enter(look);
    const { page } = visitor;
    await page.goto(`/lines/${line.id}`);
    await page.getByRole('button', { name: text.retire, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: text.keep }).waitFor();
    await dialog.getByLabel(text.why).fill('The branch has closed');
    await dialog.getByRole('button', { name: text.confirm }).click();
    await dialog.getByText(text.open).waitFor();
    await dialog.getByLabel(text.override).check();
    await visitor.shoot('retire-open-requests');
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', { name: text.confirm }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(text.retired, { exact: true }).first().waitFor();
    await visitor.shoot('retired-line');
    await page.goto('/lines?state=retired');
    await page.getByRole('link', { name: number }).waitFor();
    await visitor.shoot('retired-lines');
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: text.back }).click();
    await dialog.getByRole('button', { name: text.confirmBack }).click();
    await page.getByText(text.isBack).waitFor();
    await page.getByRole('button', { name: text.retire, exact: true }).waitFor();
  });
});
