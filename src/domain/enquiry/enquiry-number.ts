import { requestNumber } from '../change-request/request-number.ts';

/** The number that people use for an enquiry, made like a request's: `E-7K3M-Q2XD`. */
export function enquiryNumber(id: string): string {
  return `E${requestNumber(id).slice(1)}`;
}
