/** Next steps shared by many refusals. Paths are pages of ours, or the API's own. */
export const readGuide = { label: { en: 'Read the API guide', 'zh-TW': '查看 API 說明' }, href: '/api/docs' };
export const askDesk = { label: { en: 'Contact customer service', 'zh-TW': '聯絡客服' }, href: '/contact/desk' };
export const askSales = { label: { en: 'Contact sales', 'zh-TW': '聯絡業務' }, href: '/contact/sales' };
export const seeRequests = { label: { en: 'See the requests', 'zh-TW': '查看需求' }, href: '/requests' };
export const changeFiling = {
  label: { en: 'Change the request', 'zh-TW': '修改需求內容' },
  href: '/requests/new',
};
export const openRequest = {
  label: { en: 'Open that request', 'zh-TW': '查看該筆需求' },
  href: '/requests/{changeRequestId}',
};
export const seeJobs = { label: { en: 'Open the job queue', 'zh-TW': '前往工作佇列' }, href: '/jobs' };
export const seeLines = { label: { en: 'See what callers hear', 'zh-TW': '查看來電者聽到的內容' }, href: '/lines' };
export const seeHealth = { label: { en: 'See the system status', 'zh-TW': '查看系統狀態' }, href: '/readyz' };
