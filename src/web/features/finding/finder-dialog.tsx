import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { fill } from '../../../contract/words/wording.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { useMe } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './finding.module.css';
import { HitList } from './hit-list.tsx';
import { groupsOf, type Hit } from './hits.ts';
import { useFindingWords } from './use-finding-words.ts';

/** A field and what it finds: arrows choose while the focus stays in the field, Enter opens (ARIA's combobox). */
export function FinderDialog({ onClose }: { onClose(): void }) {
  const words = useFindingWords();
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { q, found, groups } = useFound(typed);
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.min(chosen, hits.length - 1);
  const open = (hit: Hit | undefined) => {
    if (!hit || hit.to === null) return;
    onClose();
    void navigate(hit.to);
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((at + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') open(hits[at]);
  };
  return (
    <Modal opened onClose={onClose} title={words.title} size="lg" closeButtonProps={{ 'aria-label': words.close }}>
      <TextInput
        data-autofocus
        type="text"
        inputMode="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hits[at] && `${listId}-${hits[at].id}`}
        label={words.label}
        description={words.hint}
        value={typed}
        maxLength={80}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div role="status" className={styles.count}>
        {found.data && q !== '' && fill(hits.length === 0 ? words.none : words.found, { n: hits.length, q })}
      </div>
      {found.isError && <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />}
      {q !== '' && found.isPending && <ListSkeleton rows={3} />}
      {found.data && q !== '' && hits.length === 0 && (
        <EmptyState icon={SearchX} title={fill(words.none, { q })} text={words.noneText} />
      )}
      <HitList id={listId} groups={groups} chosen={hits[at]?.id ?? null} onOpen={open} />
    </Modal>
  );
}

/** What the server finds once the person pauses; the former answer stands until the next is there. */
function useFound(typed: string) {
  const me = useMe();
  const words = useFindingWords();
  const formats = useFormats();
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    ...queryOf('/search', { query: { q } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const { data } = found;
  const groups = useMemo(
    () => (data && q !== '' ? groupsOf(data, { me, words, formats, language }) : []),
    [data, q, me, words, formats, language],
  );
  return { q, found, groups };
}
