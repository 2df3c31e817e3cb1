/** Saves a page that this window has made as a file: the host asks where to, or puts it among the downloads. */
export function savePage(name: string, html: string): void {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The file is read from the address once the download has begun, which nothing tells the page.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file name that every system can keep, of words that may be anything. */
export function pageName(...words: readonly string[]): string {
  const plain = words
    .map((word) => word.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, ''))
    .filter((word) => word !== '')
    .join('-');
  return `${Array.from(plain).slice(0, 80).join('') || 'latchkey'}.html`;
}
