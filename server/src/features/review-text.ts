import { t } from '@vscode/l10n';
import type { Coalition } from '../repository/coalition';
import { clip } from './rich-text';
import { memberName } from './thread-view';

/** UTF-16 code units of what somebody said that are shown; its file holds the rest. */
const LONGEST = 20_000;

/** Something that a member said, as it is written in a file. */
interface Said {
  readonly member: string;
  readonly by?: string;
  readonly date: string;
  /** Markdown of the repository: untrusted. */
  readonly body: string;
  readonly proposal?: string | false;
}

/**
 * All that an entry says, as plain text in which no markup has a meaning: what it is about, who says it and
 * when, the words.
 */
export function entryText(
  { member, by = '', date, body, proposal }: Said,
  coalition: Coalition,
  around: {
    readonly heading?: string;
    readonly quote?: string | undefined;
    readonly foot?: string;
  },
): string {
  const { heading = '', quote = '', foot = '' } = around;
  const who = [memberName(coalition)(member), by.replace(/\s*<[^<>]*>\s*$/, ''), date.slice(0, 10)];
  const words = quote.replace(/\s+/g, ' ').trim();
  return [
    heading,
    words === '' ? '' : t('On “{0}”', clip(words, 1000)),
    who.filter((part) => part !== '').join(' · '),
    typeof proposal === 'string'
      ? proposal.trim() === ''
        ? t('Proposes to delete these words.')
        : `${t('Proposes:')} ${proposal.trim().slice(0, LONGEST)}`
      : '',
    body.trim().slice(0, LONGEST),
    foot,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}
