import { requestNumber } from '../change-request/request-number.ts';

/** The number that people use for a quote, made like a request's: `Q-7K3M-Q2XD`. */
export function quoteNumber(id: string): string {
  return `Q${requestNumber(id).slice(1)}`;
}
