import { t } from '@vscode/l10n';
import type { TermStance } from '../terms/term';

/** A stance as a sign and a word: told apart without colour, and by those who hear it read. */
export function stanceSign(stance: TermStance): string {
  if (stance === 'support') return `✓ ${t('Support')}`;
  return stance === 'oppose' ? `✗ ${t('Oppose')}` : `◉ ${t('Watch')}`;
}
