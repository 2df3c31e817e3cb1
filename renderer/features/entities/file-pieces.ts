import type { ImportedFile } from './entities-store.ts';

/** A file of the browser as pieces of base64, encoded off the main thread. */
export function fileInPieces(file: File): ImportedFile {
  return {
    name: file.name,
    bytes: file.size,
    read: (start, end) => base64Of(file.slice(start, end)),
  };
}

function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () =>
      reject(reader.error ?? new DOMException('unreadable', 'NotReadableError')),
    );
    reader.readAsDataURL(piece);
  });
}
