import type { AssessmentInput } from '../contract/quote-steps.contract.ts';
import type { QuoteInput } from '../contract/quotes.contract.ts';
import type { Deps } from '../deps.ts';
import { formatTaipei } from '../domain/calendar/taipei-time.ts';
import { acceptQuote, assessQuote, offerQuote, stepQuote } from '../features/quotes/decide-quotes.ts';
import { fileQuote } from '../features/quotes/file-quote.ts';
import { writeQuoteMessage } from '../features/quotes/quote-messages.ts';
import { getQuote } from '../features/quotes/read-quotes.ts';
import { callerOf, type DemoCast, type Scene } from './demo-cast.ts';
import { type DemoTime, demoInstant } from './demo-time.ts';

type Terms = Omit<AssessmentInput, 'validUntil'> & { validDays: number };

/** What somebody does about a quote; `by` is a demo account. */
type QuoteStep = { by: string; when: DemoTime } & (
  | { action: 'assess'; terms: Terms }
  | { action: 'offer' }
  | { action: 'accept'; name: string }
  | { action: 'decline' | 'write'; words: string }
);

/** Paid work of the demonstration, and what has become of it. */
interface DemoQuote {
  by: string;
  filed: DemoTime;
  wish: Pick<QuoteInput, 'kind' | 'description' | 'sketch'>;
  steps: readonly QuoteStep[];
}

const redesign: DemoQuote = {
  by: 'owner',
  filed: { days: -6, time: '10:15' },
  wish: {
    kind: 'ivr_redesign',
    description:
      '想在客服專線加一個「團體旅遊」的選項，原本的順序也想重排。\n團體的來電希望直接轉給團體部，下班時間留言。',
    sketch: [
      { keys: '1', destination: '國內旅遊' },
      { keys: '2', destination: '國外旅遊' },
      { keys: '3', destination: '團體旅遊（團體部）' },
      { keys: '31', destination: '企業員工旅遊' },
      { keys: '32', destination: '校外教學' },
      { keys: '9', destination: '重聽一次' },
    ],
  },
  steps: [
    {
      ...{ action: 'assess', by: 'sales', when: { days: -5, time: '11:20' } },
      terms: {
        feasibility: 'possible',
        lines: [
          { description: '選單流程設計', role: 'designer', hours: 6 },
          { description: '設定與測試', role: 'engineer', hours: 5.5 },
          { description: '選單語音錄製（中、英）', role: 'voice_talent', hours: 2 },
        ],
        validDays: 20,
      },
    },
    { action: 'offer', by: 'sales', when: { days: -5, time: '11:40' } },
    {
      ...{ action: 'write', by: 'owner', when: { days: -4, time: '09:50' } },
      words: '語音錄製包含台語嗎？我們有不少長輩客人。',
    },
    {
      ...{ action: 'write', by: 'sales', when: { days: -4, time: '14:10' } },
      words: '目前的報價是中文和英文；台語需要另外的配音員，大約多 2 小時。需要的話我重新出一版報價給您。',
    },
  ],
};

const recording: DemoQuote = {
  by: 'enterpriseOwner',
  filed: { days: -8, time: '13:30' },
  wish: {
    kind: 'prompt_recording',
    description: '總機歡迎語與下班語音，中文、英文、日文三個版本，請專業配音員錄製。',
  },
  steps: [
    {
      ...{ action: 'assess', by: 'sales', when: { days: -7, time: '10:00' } },
      terms: {
        feasibility: 'possible',
        lines: [
          { description: '三種語言的配音', role: 'voice_talent', hours: 3 },
          { description: '剪輯與格式轉換', role: 'engineer', hours: 1.5 },
        ],
        validDays: 14,
      },
    },
    { action: 'offer', by: 'sales', when: { days: -7, time: '10:05' } },
    { action: 'accept', by: 'enterpriseOwner', when: { days: -6, time: '16:25' }, name: '張淑芬' },
  ],
};

const flow: DemoQuote = {
  by: 'deliveryOwner',
  filed: { days: -7, time: '15:45' },
  wish: { kind: 'bot_flow_design', description: '想讓機器人在電話裡直接查到貨進度，輸入訂單編號後念出預計送達時間。' },
  steps: [
    {
      ...{ action: 'assess', by: 'sales', when: { days: -6, time: '09:40' } },
      terms: {
        feasibility: 'possible_with_changes',
        feasibilityNote: '訂單系統要先開放查詢的 API；用語音輸入編號辨識率較低，建議改用按鍵輸入。',
        lines: [
          { description: '流程與對話設計', role: 'designer', hours: 16 },
          { description: '串接訂單查詢', role: 'developer', hours: 24 },
          { description: '專案管理', role: 'project_manager', hours: 6 },
        ],
        validDays: 21,
      },
    },
    { action: 'offer', by: 'sales', when: { days: -6, time: '17:10' } },
    {
      ...{ action: 'decline', by: 'deliveryOwner', when: { days: -3, time: '10:30' } },
      words: '今年預算用完了，明年第一季再提。',
    },
  ],
};

const integration: DemoQuote = {
  by: 'clinicOwner',
  filed: { days: -2, time: '12:10' },
  wish: {
    kind: 'integration_support',
    description: '掛號系統要換廠商，想知道電話預約能不能跟新系統串接，需要先了解費用。',
  },
  steps: [],
};

const feature: DemoQuote = {
  by: 'owner',
  filed: { days: -3, time: '11:00' },
  wish: { kind: 'custom_feature', description: '希望每週一自動寄上週的來電統計（各時段、各選項），給三位主管。' },
  steps: [
    {
      ...{ action: 'assess', by: 'sales', when: { days: -2, time: '15:30' } },
      terms: {
        feasibility: 'possible',
        lines: [{ description: '報表開發與排程', role: 'developer', hours: 12 }],
        validDays: 30,
      },
    },
  ],
};

/** In several states: asked for, being assessed, offered with a question, accepted with its work, declined. */
const demoQuotes: readonly DemoQuote[] = [redesign, recording, flow, integration, feature];

export function quoteScenes(deps: Deps, cast: DemoCast): Scene[] {
  return demoQuotes.flatMap(({ by, filed, wish, steps }) => {
    let id = '';
    const file = async (then: Deps) => {
      const quote = await fileQuote(then, callerOf(cast, by), { ...wish, attachmentIds: [] });
      id = quote.id;
    };
    const progress = steps.map((step) => ({
      when: step.when,
      play: (then: Deps) => take(then, cast, { id, step, today: deps }),
    }));
    return [{ when: filed, play: file }, ...progress];
  });
}

async function take(deps: Deps, cast: DemoCast, { id, step, today }: { id: string; step: QuoteStep; today: Deps }) {
  const caller = callerOf(cast, step.by);
  const { version: expectedVersion, reply } = await getQuote(deps, caller, id);
  switch (step.action) {
    case 'assess': {
      const { validDays, ...terms } = step.terms;
      const validUntil = formatTaipei(demoInstant(today, { days: validDays, time: '00:00' })).slice(0, 10);
      return await assessQuote(deps, caller, { id, expectedVersion, input: { ...terms, validUntil } });
    }
    case 'offer':
      return await offerQuote(deps, caller, { id, expectedVersion });
    case 'accept':
      return await acceptQuote(deps, caller, { id, version: reply.offer?.version ?? 0, typedName: step.name });
    case 'decline':
      return await stepQuote(deps, caller, { id, command: { action: 'decline', reason: step.words } });
    case 'write':
      return await writeQuoteMessage(deps, caller, { id, text: step.words });
  }
}
