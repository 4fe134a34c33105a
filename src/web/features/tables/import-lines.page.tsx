import { ImportTable } from './import-table.tsx';

export function ImportLinesPage() {
  return <ImportTable of="lines" />;
}
