/** Lets the browser save a text as a file, without sending it anywhere. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By then the download holds the content itself.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
