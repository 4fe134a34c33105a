import type { Deps } from '../deps.ts';
import type { ScopeCategory } from '../domain/scope/scope-topic.ts';
import { ask } from '../features/enquiries/ask.ts';
import { mergeEnquiry, stepEnquiry } from '../features/enquiries/step-enquiry.ts';
import { writeEnquiryMessage } from '../features/enquiries/write-enquiry.ts';
import { callerOf, type DemoCast, type Scene } from './demo-cast.ts';
import type { DemoTime } from './demo-time.ts';

/** What somebody does about a question; `by` is a demo account, `into` the key of another question. */
type EnquiryStep = { by: string; when: DemoTime | 'now' } & (
  | { action: 'take' | 'close' }
  | { action: 'write'; words: string }
  | { action: 'merge'; into: string }
);

/** A question to our staff, and how it went on. */
interface DemoEnquiry {
  key: string;
  by: string;
  asked: DemoTime | 'now';
  category: ScopeCategory;
  text: string;
  steps: readonly EnquiryStep[];
}

const demoEnquiries: readonly DemoEnquiry[] = [
  {
    key: 'members',
    by: 'enterpriseOwner',
    asked: { days: -5, time: '10:40' },
    category: 'system_operation',
    text: '新同事收不到邀請信，請問要怎麼重新寄送？',
    steps: [
      { action: 'take', by: 'agent', when: { days: -5, time: '10:55' } },
      {
        ...{ action: 'write', by: 'agent', when: { days: -5, time: '11:02' } },
        words: '您好，請到「成員」頁面的邀請清單按「重新寄送」。若仍沒收到，請先確認信箱是否把信歸到垃圾郵件。',
      },
      {
        ...{ action: 'write', by: 'enterpriseOwner', when: { days: -5, time: '11:30' } },
        words: '收到了，原來在垃圾郵件，謝謝！',
      },
      { action: 'close', by: 'agent', when: { days: -5, time: '11:34' } },
    ],
  },
  {
    key: 'holidays',
    by: 'clinicOwner',
    asked: { days: -2, time: '09:30' },
    category: 'phone_channel',
    text: '過年門診時間跟平常不一樣，可以一次設定好整個年假嗎？下午診只看到初三。',
    steps: [
      { action: 'take', by: 'agent', when: { days: -2, time: '09:48' } },
      {
        ...{ action: 'write', by: 'agent', when: { days: -2, time: '10:05' } },
        words: '可以的，「變更假日」一次能填多個日期，每天也能有自己的時段。要不要由我依您說的日期先幫您建立需求？',
      },
    ],
  },
  {
    key: 'busy',
    by: 'deliveryOwner',
    asked: { days: -1, time: '16:20' },
    category: 'system_operation',
    text: '請問哪裡可以看到每支專線現在播的是哪一段語音？',
    steps: [],
  },
  {
    key: 'busyAgain',
    by: 'deliveryOwner',
    asked: { days: -1, time: '16:52' },
    category: 'system_operation',
    text: '補充一下，我要看的是訂購專線，想確認假日會播什麼。',
    steps: [{ action: 'merge', by: 'agent', when: { days: -1, time: '17:10' }, into: 'busy' }],
  },
  {
    key: 'webhook',
    by: 'member',
    asked: 'now',
    category: 'api_integration',
    text: '我們的 webhook 昨天開始收到兩次同樣的事件，要怎麼判斷是重送的？',
    steps: [],
  },
];

/** Questions that wait, are answered, merged and closed. */
export function enquiryScenes(cast: DemoCast): Scene[] {
  const ids = new Map<string, string>();
  return demoEnquiries.flatMap(({ key, by, asked, category, text, steps }) => {
    const file = async (then: Deps) => {
      const { id } = await ask(then, callerOf(cast, by), { category, text, attachmentIds: [] });
      ids.set(key, id);
    };
    const progress = steps.map((step) => ({
      when: step.when,
      play: (then: Deps) => take(then, cast, { id: ids.get(key) ?? '', step, ids }),
    }));
    return [{ when: asked, play: file }, ...progress];
  });
}

async function take(
  deps: Deps,
  cast: DemoCast,
  { id, step, ids }: { id: string; step: EnquiryStep; ids: ReadonlyMap<string, string> },
) {
  const caller = callerOf(cast, step.by);
  if (step.action === 'write')
    return await writeEnquiryMessage(deps, caller, { id, text: step.words, attachmentIds: [] });
  if (step.action === 'merge') return await mergeEnquiry(deps, caller, { id, into: ids.get(step.into) ?? '' });
  return await stepEnquiry(deps, caller, { id, action: step.action });
}
