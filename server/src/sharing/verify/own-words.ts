import * as l10n from '@vscode/l10n';
import type { Birth, Entries } from './entries';
import type { VerifyFinding } from './finding';
import type { Past } from './past';
import { nameOf } from './words';

/** A member changes or withdraws only what it said itself. */
export function ownWords(
  { path, place, claim, commits: [commit] }: Birth,
  entries: Entries,
  past: Past,
): VerifyFinding[] {
  if (!claim || claim.of === '' || (claim.kind !== 'edit' && claim.kind !== 'withdraw')) return [];
  const about = entries.claimsOf(place.folder, claim.of);
  const [first] = about;
  if (!first || about.some(({ member }) => member === claim.member)) return [];
  const { members } = past.rulesFor(commit);
  const [owner, other] = [nameOf(members, first.member), nameOf(members, claim.member)];
  const message =
    claim.kind === 'edit'
      ? l10n.t('Changes what {0} said, in the name of {1}. Only {0} can.', owner, other)
      : l10n.t('Withdraws what {0} said, in the name of {1}. Only {0} can.', owner, other);
  return [{ code: 'not-own', severity: 'error', message, path, commit: commit.id }];
}
