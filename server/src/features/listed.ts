import { t } from '@vscode/l10n';

/** The first of some items in one line of text, and how many more there are. */
export function listed(items: readonly string[], most: number, separator = ', '): string {
  const shown = items.slice(0, most).join(separator);
  const more = items.length - most;
  return more > 0 ? t('{0} and {1} more', shown, more) : shown;
}
