import { Text, TextInput } from '@mantine/core';
import type { AttachmentReply } from '../../../contract/attachments.contract.ts';
import type { PaidKind } from '../../../domain/change-request/kind.ts';
import { repeatedRows, type SketchRow } from '../../../domain/quote/sketch.ts';
import { AttachFiles } from '../../attachments/attachments.tsx';
import type { BodyOf } from '../../lib/api-types.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { SketchFields } from './sketch-fields.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** What sales need to know to make an offer, as it stands in the fields. */
export interface QuoteWish {
  description: string;
  rows: SketchRow[];
  files: AttachmentReply[];
  /** A file is on its way. */
  isAttaching: boolean;
  wishedOn: string;
}

export function untouchedWish(description: string): QuoteWish {
  return { description, rows: [{ keys: '', destination: '' }], files: [], isAttaching: false, wishedOn: '' };
}

const filledRows = ({ rows }: QuoteWish) => rows.filter((row) => row.keys !== '' || row.destination.trim() !== '');

function isSketched(wish: QuoteWish): boolean {
  return filledRows(wish).every((row) => /^[0-9*#]{1,6}$/.test(row.keys) && row.destination.trim() !== '');
}

export function isWishReady(kind: PaidKind, wish: QuoteWish): boolean {
  if (wish.description.trim() === '' || wish.isAttaching) return false;
  return kind !== 'ivr_redesign' || (isSketched(wish) && repeatedRows(filledRows(wish)).length === 0);
}

/** The wish as the API takes it; only of one that is ready. */
export function bodyOfWish(kind: PaidKind, wish: QuoteWish): BodyOf<'post', '/quotes'> {
  const rows = filledRows(wish);
  return {
    ...{ kind, description: wish.description, attachmentIds: wish.files.map(({ id }) => id) },
    ...(kind === 'ivr_redesign' && rows.length > 0 ? { sketch: rows } : {}),
    ...(wish.wishedOn === '' ? {} : { wishedOn: wish.wishedOn }),
  };
}

/** What a quote needs, so that sales need not ask again. `organisationId`: for whom our staff file it. */
export function WishFields(parts: {
  kind: PaidKind;
  wish: QuoteWish;
  onPart(part: Partial<QuoteWish>): void;
  organisationId?: string;
}) {
  const { kind, wish, onPart, organisationId } = parts;
  const { words } = useQuoteWords();
  return (
    <>
      <FreeTextarea
        label={words.form.description}
        description={words.form.descriptionHint}
        value={wish.description}
        onChange={(event) => onPart({ description: event.currentTarget.value })}
        maxLength={4000}
        required
        autosize
        minRows={4}
      />
      {kind === 'ivr_redesign' && <SketchFields rows={wish.rows} onRows={(rows) => onPart({ rows })} />}
      <AttachFiles
        takes="files"
        most={10}
        organisationId={organisationId}
        files={wish.files}
        onFiles={(files) => onPart({ files })}
        onBusy={(isAttaching) => onPart({ isAttaching })}
      />
      <TextInput
        type="date"
        label={words.form.wishedOn}
        value={wish.wishedOn}
        onChange={(event) => onPart({ wishedOn: event.currentTarget.value })}
        maw={240}
      />
      {kind === 'ivr_redesign' && !isSketched(wish) && <Text size="sm">{words.form.keysWrong}</Text>}
    </>
  );
}
