import type { SameKeys } from '../words/shape.ts';
import type { shellEn } from './words.en.ts';

export const shellZhTw: SameKeys<typeof shellEn> = {
  quotes: '報價',
  ask: '問問題',
  enquiries: '客戶問題',
  fileFor: '代客戶提出',
  requests: '需求',
  customers: '客戶',
  serviceStatus: '服務狀態',
  scope: '服務範圍表',
  expertJobs: '報價工作',
  skip: '跳至主要內容',
  home: 'Lineshift 首頁',
  navigation: '主選單',
  calendar: '服務行事曆',
  openMenu: '開啟選單',
  closeMenu: '關閉選單',
  account: '我的帳號',
  audit: '稽核紀錄',
  language: '語言',
  theme: '外觀',
  themes: { light: '淺色', dark: '深色', auto: '依系統設定' },
  chosen: '目前選擇',
  signOut: '登出',
  contactUs: '聯絡客服',
  reports: '報表',
  onCall: '值班',
  emergency: '緊急事件',
  tour: {
    label: '導覽',
    again: '重看導覽',
    step: '第 {{step}} 步，共 {{steps}} 步',
    next: '下一步',
    back: '上一步',
    finish: '完成',
    end: '結束導覽',
    steps: {
      customer: {
        hear: {
          title: '來電者現在聽到什麼',
          text: '每一列是一支門號，顯示此刻播放的內容與播放到何時。按播放鍵即可試聽。',
        },
        replace: {
          title: '更換語音檔',
          text: '把檔案拖進來，或直接錄音。送出前就能試聽來電者會聽到的聲音，並看到何時會生效。',
        },
        follow: {
          title: '一路追蹤到生效',
          text: '每筆需求都會顯示何時生效、期限怎麼算、處理到哪一步，畫面會自動更新。',
        },
      },
      technician: {
        take: {
          title: '認領下一件工作',
          text: '佇列已排好順序：緊急優先，其次依期限。認領後保留四小時，緊急工作保留十分鐘。',
        },
        mine: {
          title: '處理手上的工作',
          text: '您認領的工作都在這裡，並顯示認領剩餘時間。同事的工作可在「已認領」填寫理由後接手。',
        },
        test: {
          title: '確認電話系統',
          text: '套用前可先測試連線；套用後，工作頁會顯示電話系統上的實際內容。',
        },
      },
      operator: {
        start: {
          title: '先看需要處理的事',
          text: '逾期的工作、失敗的變更、沒有回應的電話系統都在這裡。點數字就能打開它所計的項目。',
        },
        failed: {
          title: '把未完成的工作放回佇列',
          text: '技術人員無法完成的工作會附上原因列在這裡。排除原因後，即可放回佇列。',
        },
        systems: {
          title: '認識電話系統',
          text: '線路位於哪個系統，以及變更如何送達。',
        },
      },
      admin: {
        start: {
          title: '先看需要處理的事',
          text: '逾期和失敗的工作、沒有主要管理者的客戶、即將到期的合約。點數字就能打開它所計的項目。',
        },
        systems: {
          title: '連接電話系統',
          text: '新增後請先測試連線：系統會實際寫入再讀取，缺少什麼都會說明。',
        },
        audit: {
          title: '一切都有紀錄',
          text: '每次變更、登入與試聽都會留下紀錄，無法修改。展開即可看到變更前後。',
        },
      },
      office: {
        start: {
          title: '從這裡開始',
          text: '今天有什麼要處理，從這裡看。記得到「我的帳號」設定兩步驟驗證。',
        },
        contact: {
          title: '客戶如何聯絡我們',
          text: '客戶需要真人協助時會看到的內容。',
        },
        keys: {
          title: '給程式使用',
          text: '金鑰讓程式以您的角色執行作業，介面說明請見 /api/docs。',
        },
      },
    },
  },
  notFound: {
    title: '找不到頁面',
    what: '沒有這個頁面',
    text: '網址可能有誤，或您的角色沒有這個頁面。',
    home: '回首頁',
  },
};
