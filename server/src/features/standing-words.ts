import { t } from '@vscode/l10n';
import type { Position } from '../positions/position';
import type { Stance } from '../positions/stance';
import { presentStances } from '../positions/standing';
import type { Coalition } from '../repository/coalition';
import { plainSummary } from '../search/plain-summary';
import { clip } from './rich-text';

/** UTF-16 code units; a note longer than that is read in its file. */
const LONGEST_NOTE = 120;
const LONGEST_NAME = 80;
/** Members who differ, named one by one. */
const MOST_NAMED = 8;

/**
 * Where members stand on a position, in one line of plain text: how many endorse it, and who says otherwise
 * with the beginning of their note: `4 of 6 members endorse · auDA reserves (only if funded)`. Only members
 * are counted; who has left the coalition is named as such. Empty while nobody has said anything.
 */
export function standingWords(position: Position, coalition: Pick<Coalition, 'members'>): string {
  const present = [...presentStances(position).values()];
  if (present.length === 0) return '';
  const { members } = coalition;
  const endorsing = present.filter(
    ({ member, stance }) => stance === 'endorse' && members.has(member),
  ).length;
  const count =
    members.size === 1
      ? t('{0} of 1 member endorses', endorsing)
      : t('{0} of {1} members endorse', endorsing, members.size);
  const others = present.filter(({ member, stance }) => stance !== 'endorse' || !members.has(member));
  const named = others.slice(0, MOST_NAMED).map(({ member, stance, note }) => {
    const words = verbs[stance](clip(memberWords(member, coalition), LONGEST_NAME));
    const summary = clip(plainSummary(note), LONGEST_NOTE);
    return summary === '' ? words : `${words} (${summary})`;
  });
  const more = others.length - named.length;
  return [count, ...named, ...(more > 0 ? [t('and {0} more', more)] : [])].join(' · ');
}

/** The name of a member; of one that has left, what is known of it. */
export function memberWords(id: string, { members }: Pick<Coalition, 'members'>): string {
  return members.get(id)?.name ?? t('{0} (no longer a member)', id);
}

const verbs: Record<Stance, (name: string) => string> = {
  endorse: (name) => t('{0} endorses', name),
  reserve: (name) => t('{0} reserves', name),
  object: (name) => t('{0} objects', name),
  abstain: (name) => t('{0} abstains', name),
};
