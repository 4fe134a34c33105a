/** What the page sends: a voice replacement, as the contract has it. */
export interface Filing {
  kind: 'voice_replacement';
  lineId: string;
  slot: string;
  uploadId: string;
  effectiveAt?: string;
  revertAt?: string;
  note?: string;
}
