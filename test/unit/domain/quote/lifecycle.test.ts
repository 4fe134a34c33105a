import { describe, expect, it } from 'vitest';
import { decideQuote, quoteStepsFor } from '../../../../src/domain/quote/decide-quote.ts';
import {
  type QuoteCommand,
  type QuoteState,
  quoteActions,
  quoteStatuses,
  quoteTable,
} from '../../../../src/domain/quote/quote-state.ts';
import { actorFor } from '../support/actors.ts';

const draft = { feasibility: 'possible', lines: 2, validUntil: '2026-03-20' } as const;
const last = new Date('2026-03-20T23:59:59.999+08:00');
const over = new Date('2026-03-21T00:00:00+08:00');
const accept = { action: 'accept', version: 1, contract: true } as const;

function stateOf(given: Partial<QuoteState> = {}): QuoteState {
  return { status: 'quoted', version: 1, offeredUntil: '2026-03-20', draft, ...given };
}

function decided(
  given: Partial<QuoteState>,
  command: QuoteCommand,
  { by = 'sales', at = last }: { by?: Parameters<typeof actorFor>[0]; at?: Date } = {},
) {
  return decideQuote({ state: stateOf(given), command, actor: actorFor(by), now: at });
}

function codeOf(decision: ReturnType<typeof decided>): string {
  return decision.ok ? decision.next.status : decision.refusal.code;
}

/** The table again, written by hand: who may take each step from each status, and where it leads. */
const legal: Record<string, string> = {
  'requested assess': 'sales admin → assessing',
  'requested withdraw': 'owner member sales admin → withdrawn',
  'assessing assess': 'sales admin → assessing',
  'assessing offer': 'sales admin → quoted',
  'assessing withdraw': 'owner member sales admin → withdrawn',
  'quoted assess': 'sales admin → quoted',
  'quoted offer': 'sales admin → quoted',
  'quoted accept': 'owner → accepted',
  'quoted decline': 'owner → declined',
  'quoted withdraw': 'sales admin → withdrawn',
  'quoted expire': 'system → expired',
  'expired assess': 'sales admin → expired',
  'expired offer': 'sales admin → quoted',
  'expired withdraw': 'owner member sales admin → withdrawn',
};

// docs/rules.md#quotes
describe('the lifecycle of a quote', () => {
  it('allows exactly these steps to exactly these people', () => {
    const found = Object.fromEntries(
      quoteStatuses.flatMap((status) =>
        quoteActions.flatMap((action) => {
          const cell = quoteTable[status][action];
          return cell ? [[`${status} ${action}`, `${cell.by.join(' ')} → ${cell.to.join(' ')}`]] : [];
        }),
      ),
    );
    expect(found).toEqual(legal);
  });

  it('is accepted until the last millisecond of its last day by the clock, whether or not the timer has run', () => {
    expect(codeOf(decided({}, accept, { by: 'owner' }))).toBe('accepted');
    expect(codeOf(decided({}, accept, { by: 'owner', at: over }))).toBe('quote_expired');
    expect(codeOf(decided({ status: 'expired' }, accept, { by: 'owner', at: over }))).toBe('quote_expired');
    expect(codeOf(decided({}, { action: 'expire' }, { by: 'system' }))).toBe('illegal_transition');
    expect(codeOf(decided({}, { action: 'expire' }, { by: 'system', at: over }))).toBe('expired');
    expect(quoteStepsFor(stateOf(), actorFor('owner'), last)).toEqual(['accept', 'decline']);
    expect(quoteStepsFor(stateOf(), actorFor('owner'), over)).toEqual(['decline']);
  });

  it('is accepted by owners alone, in the newest version, with the contract that it needs', () => {
    for (const by of ['member', 'agent', 'technician', 'operator', 'sales', 'admin', 'system'] as const)
      expect(codeOf(decided({}, accept, { by })), by).toBe('forbidden');
    const changed = decided({ version: 2 }, accept, { by: 'owner' });
    expect(changed).toMatchObject({ ok: false, refusal: { code: 'quote_version_changed', params: { version: 2 } } });
    expect(codeOf(decided({}, { ...accept, contract: false }, { by: 'owner' }))).toBe('no_phone_contract');
    expect(decided({}, accept, { by: 'owner' })).toMatchObject({
      intents: [{ type: 'openJob' }, { type: 'tellSales', message: 'quote_accepted' }],
      audit: { action: 'quote.accept', before: { status: 'quoted', revision: 1 }, after: { status: 'accepted' } },
    });
  });

  it('makes each offer a new version, also after the former one is over', () => {
    const again = { ...draft, validUntil: '2026-04-10' };
    const expired = decided({ status: 'expired', draft: again }, { action: 'offer' }, { at: over });
    expect(expired).toMatchObject({ next: { status: 'quoted', version: 2, offeredUntil: '2026-04-10' } });
    expect(codeOf(decided({}, { action: 'offer' }, { at: over }))).toBe('quote_validity_over');
    expect(codeOf(decided({ status: 'assessing', draft: null }, { action: 'offer' }))).toBe('quote_not_assessed');
    expect(codeOf(decided({ draft: { ...draft, lines: 0 } }, { action: 'offer' }))).toBe('quote_not_assessed');
    const impossible = { ...draft, feasibility: 'not_possible', lines: 0 } as const;
    expect(codeOf(decided({ draft: impossible }, { action: 'offer' }))).toBe('quote_not_possible');
  });

  it('keeps the offer in force while the next one is prepared', () => {
    const assess = { action: 'assess', draft: { ...draft, lines: 3 } } as const;
    expect(decided({}, assess)).toMatchObject({ next: { status: 'quoted', version: 1, offeredUntil: '2026-03-20' } });
    expect(decided({ status: 'requested', draft: null }, assess)).toMatchObject({ next: { status: 'assessing' } });
  });

  it('asks for a reason where the other side has to know why', () => {
    expect(codeOf(decided({}, { action: 'decline', reason: ' ' }, { by: 'owner' }))).toBe('reason_required');
    expect(codeOf(decided({}, { action: 'withdraw' }))).toBe('reason_required');
    expect(codeOf(decided({ status: 'requested' }, { action: 'withdraw' }, { by: 'member' }))).toBe('withdrawn');
  });

  it('never moves once it is accepted, declined or withdrawn', () => {
    for (const status of ['accepted', 'declined', 'withdrawn'] as const) {
      const decision = decided({ status }, { action: 'offer' });
      expect(decision).toMatchObject({ ok: false, refusal: { code: 'illegal_transition', params: { status } } });
    }
  });
});
