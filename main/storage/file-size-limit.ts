/**
 * Has a write beyond the account's file size limit (`ulimit -f`) fail like one on a full disk. By default the system
 * ends the process at once, and the text on screen with it. Calling it again changes nothing.
 */
export function surviveFileSizeLimit(): void {
  process.off('SIGXFSZ', goOn);
  process.on('SIGXFSZ', goOn);
}

function goOn(): void {
  // The write itself reports EFBIG.
}
