export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function chapter(title: string): void {
  say(`\n\u001b[1m${title}\u001b[0m`);
}
