import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryOf } from '../../lib/api.ts';
import { useVoiceUpload } from './use-voice-upload.ts';

/**
 * The chosen voice file and what its check said; `prompt` is there as soon as the file has arrived. It begins with an earlier
 * recording where one is given; `another` gives up whichever is chosen. Staff name the customer whose file it is.
 */
export function useVoiceFile(earlier: string | null, organisationId?: string) {
  const upload = useVoiceUpload(organisationId);
  const [kept, setKept] = useState(earlier ?? '');
  const [isAgain, setAgain] = useState(false);
  const { state } = upload;
  const chosen = state.step === 'sent' ? state.promptId : state.step === 'none' ? kept : '';
  const [improved, setImproved] = useState({ of: '', promptId: '' });
  const promptId = chosen !== '' && improved.of === chosen ? improved.promptId : chosen;
  const prompt = useQuery({ ...queryOf('/prompts/{id}', { params: { id: promptId } }), enabled: promptId !== '' });
  const another = () => {
    setKept('');
    setAgain(true);
    upload.clear();
  };
  const { error, refetch } = prompt;
  return {
    upload,
    isChosen: promptId !== '',
    isAgain,
    prompt: promptId === '' ? undefined : prompt.data,
    error,
    refetch,
    another,
    /** Takes another version of the chosen recording: improved, or as it was recorded. */
    improve: (version: string) => setImproved({ of: chosen, promptId: version }),
  };
}

export type VoiceFileState = ReturnType<typeof useVoiceFile>;
