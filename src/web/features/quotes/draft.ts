import { totalsOf } from '../../../domain/quote/money.ts';
import type { Feasibility } from '../../../domain/quote/quote-state.ts';
import type { BodyOf } from '../../lib/api-types.ts';

/** A line as it is typed. */
export interface DraftLine {
  description: string;
  role: string;
  hours: string;
  ratePerHour: string;
}

export interface Draft {
  feasibility: Feasibility;
  note: string;
  validUntil: string;
  agreedOn: string;
  lines: DraftLine[];
}

type Body = BodyOf<'patch', '/quotes/{id}/assessment'>;

function isFilled({ description, role, hours }: DraftLine): boolean {
  return description.trim() !== '' && role !== '' && Number(hours) > 0;
}

const priced = ({ lines }: Draft) =>
  lines.map(({ hours, ratePerHour }) => ({ hours: Number(hours) || 0, ratePerHour: Number(ratePerHour) || 0 }));

/** The total with tax while it is typed, by the rule of the offer itself. */
export function totalOf(draft: Draft): number {
  return totalsOf(priced(draft)).total;
}

/** What is sent; null while something is missing. */
export function bodyOf(draft: Draft): Body | null {
  const { feasibility, note, validUntil, agreedOn, lines } = draft;
  const isPossible = feasibility !== 'not_possible';
  if (validUntil === '' || (feasibility !== 'possible' && note.trim() === '')) return null;
  if (isPossible && !lines.every(isFilled)) return null;
  return {
    ...{ feasibility, validUntil },
    ...(note.trim() === '' ? {} : { feasibilityNote: note }),
    ...(agreedOn === '' ? {} : { agreedOn }),
    lines: lines.filter(isFilled).map(({ description, role, hours, ratePerHour }) => ({
      ...{ description, role, hours: Number(hours) },
      ...(ratePerHour === '' ? {} : { ratePerHour: Number(ratePerHour) }),
    })),
  };
}
