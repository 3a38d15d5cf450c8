import { t } from '@vscode/l10n';
import { stanceSigns } from '../protocol';
import type { TermStance } from '../terms/term';

/** A stance as a sign and a word: told apart without colour, and by those who hear it read. */
export function stanceSign(stance: TermStance): string {
  const word = { support: t('Support'), oppose: t('Oppose'), watch: t('Watch') }[stance];
  return `${stanceSigns[stance]} ${word}`;
}
