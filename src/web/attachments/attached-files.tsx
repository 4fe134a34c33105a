import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { AttachmentReply } from '../../contract/attachments.contract.ts';
import { addressOf } from '../lib/api.ts';
import { useFormats } from '../lib/formats.ts';
import styles from './attachments.module.css';
import { useAttachmentWords } from './use-attachment-words.ts';

/** Files that belong to a request or a message, to save; pictures are also shown, on demand, because the audit keeps who opened one. */
export function AttachedFiles({ files }: { files: readonly AttachmentReply[] }) {
  return files.map((file) => <AttachedFile key={file.id} file={file} />);
}

function AttachedFile({ file: { id, fileName, size, contentType } }: { file: AttachmentReply }) {
  const words = useAttachmentWords();
  const { bytes } = useFormats();
  const [shown, setShown] = useState(false);
  const address = addressOf('/attachments/{id}', { params: { id } });
  return (
    <div>
      <Group gap="sm">
        <Anchor href={address} download={fileName} underline="always">
          {fileName} ({bytes(size)})
        </Anchor>
        {contentType.startsWith('image/') && (
          <Button variant="subtle" size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {(shown ? words.hide : words.show).replace('{name}', fileName)}
          </Button>
        )}
      </Group>
      {shown && <img className={styles.picture} src={address} alt={fileName} />}
    </div>
  );
}
