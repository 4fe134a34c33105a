import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionOf, type RawFormat, rawFormats } from '../../domain/audio/voice-formats.ts';
import { rawFormatEn } from './words.en.ts';
import { rawFormatZhTw } from './words.zh-tw.ts';

// With the choice itself, which few people ever see.
i18next.addResourceBundle('en', 'rawFormat', rawFormatEn);
i18next.addResourceBundle('zh-TW', 'rawFormat', rawFormatZhTw);

/** Which kind a headerless file begins with, by its extension. */
const usual: Record<string, RawFormat> = {
  ...{ alaw: 'alaw8k', al: 'alaw8k', sln: 'slin8k', slin: 'slin8k', pcm: 'slin8k', raw: 'slin8k', sln16: 'slin16k' },
  ...{ g722: 'g722', gsm: 'gsm' },
};

/** Names the kind of a headerless telephone file and has it read so; the file is sent again. */
export function ChooseRawFormat({ file, onRead }: { file: File; onRead(kind: RawFormat): void }) {
  const { t } = useTranslation('rawFormat');
  const [kind, setKind] = useState(usual[extensionOf(file.name)] ?? 'ulaw8k');
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('label')}
        description={t('hint')}
        data={rawFormats.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as RawFormat)}
      />
      <Group>
        <Button onClick={() => onRead(kind)}>{t('read')}</Button>
      </Group>
    </Stack>
  );
}
