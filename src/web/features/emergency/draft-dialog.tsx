import { Modal } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, freshKey } from '../../lib/api.ts';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { type GivenDraft, onNotice, type TypedDraft } from './typed-draft.ts';

/** A file of its own with all districts, which the page does not wait for. */
const DraftForm = lazy(async () => ({ default: (await import('./draft-form.tsx')).DraftForm }));

/** A new draft, in a dialog that begins with `first`; saved, its page opens. */
export function DraftDialog({ first, onClose }: { first: TypedDraft | null; onClose(): void }) {
  const t = useEmergencyWords();
  const { t: shared } = useTranslation();
  return (
    <Modal
      opened={first !== null}
      onClose={onClose}
      size="lg"
      title={t('draft.title')}
      closeButtonProps={{ 'aria-label': shared('ui.close') }}
    >
      <Suspense fallback={<ListSkeleton rows={6} />}>{first && <NewDraft first={first} />}</Suspense>
    </Modal>
  );
}

function NewDraft({ first }: { first: TypedDraft }) {
  const t = useEmergencyWords();
  const navigate = useNavigate();
  const refresh = useRefreshBroadcasts();
  const [key, setKey] = useState(freshKey);
  const save = async (given: GivenDraft) => {
    try {
      const { announcementId } = first;
      const body = announcementId === null ? given : { ...onNotice(given), announcementId };
      const { id } = await api.post('/broadcasts', { body, key });
      toastDone(t('draft.saved'));
      void refresh();
      await navigate(`/emergency/broadcasts/${id}`);
    } finally {
      setKey(freshKey());
    }
  };
  return <DraftForm first={first} onSave={save} />;
}
