/** An error of the disk in the words that git uses for the same, so that it gets the same name. */
export function explained(error: unknown): string {
  const text = String(error);
  return /ENOSPC|EDQUOT/.test(text) ? `No space left on device (${text})` : text;
}
