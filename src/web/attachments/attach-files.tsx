import { Button, Group, Stack, Text } from '@mantine/core';
import type { AttachmentReply } from '../../contract/attachments.contract.ts';
import { useFormats } from '../lib/formats.ts';
import { send } from '../lib/send.ts';
import { useAction } from '../lib/use-action.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { fileSending } from './file-sending.ts';
import { useAttachmentWords } from './use-attachment-words.ts';

const pictures = '.png,.jpg,.jpeg,.webp';

interface Attaching {
  /** `pictures` takes no PDF. */
  takes: 'files' | 'pictures';
  most: number;
  /** The customer whose they become, named by our staff. */
  organisationId?: string | undefined;
  files: AttachmentReply[];
  onFiles(files: AttachmentReply[]): void;
  /** Until it is false again the request or message must not be sent: it would go without the file. */
  onBusy(busy: boolean): void;
}

/** Files are sent as they are chosen; the request or message names them. */
export function AttachFiles({ takes, most, organisationId, files, onFiles, onBusy }: Attaching) {
  const words = useAttachmentWords();
  const { bytes } = useFormats();
  const whose = organisationId === undefined ? '' : `?organisationId=${organisationId}`;
  const sending = useAction(
    fileSending({
      send: async (file) => {
        const body = new FormData();
        body.append('file', file);
        return (await send(`/api/v1/attachments${whose}`, { method: 'post', body })).body as AttachmentReply;
      },
      onFile: (file) => onFiles([...files, file]),
      onBusy,
    }),
  );
  const isPictures = takes === 'pictures';
  return (
    <Stack gap="sm">
      <Text fw={500}>{isPictures ? words.pictures : words.files}</Text>
      <Text size="sm">{words.warning}</Text>
      {files.map(({ id, fileName, size }) => (
        <Group key={id} gap="sm">
          <Text size="sm">
            {fileName} · {bytes(size)}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={() => onFiles(files.filter((each) => each.id !== id))}>
            {words.remove.replace('{name}', fileName)}
          </Button>
        </Group>
      ))}
      {files.length < most && (
        <FileDrop
          label={isPictures ? words.addPicture : words.addFile}
          hint={(isPictures ? words.picturesHint : words.filesHint).replace('{most}', String(most))}
          accept={isPictures ? pictures : `.pdf,${pictures}`}
          disabled={sending.isPending}
          onFile={(file) => sending.mutate(file)}
        />
      )}
      {sending.isError && <ProblemMessage error={sending.error} />}
    </Stack>
  );
}
