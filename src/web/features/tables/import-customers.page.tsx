import { ImportTable } from './import-table.tsx';

export function ImportCustomersPage() {
  return <ImportTable of="customers" />;
}
