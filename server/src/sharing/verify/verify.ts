import * as l10n from '@vscode/l10n';
import { clockBack, clocks } from './clocks';
import { followEntries } from './entries';
import type { VerifyFinding } from './finding';
import type { History, Signature } from './history';
import { newAddresses } from './new-addresses';
import { ownWords } from './own-words';
import { Past } from './past';
import { caucusFile, entryPlaceOf } from './place';
import { checkSignatures, commitsToSign } from './signatures';
import { whoWrote } from './who-wrote';
import { who } from './words';

/** Ids of the commits whose signatures `verify` asks about. Checking one costs a process, so none is checked in vain. */
export function signaturesNeeded(history: History): string[] {
  return commitsToSign(new Past(history)).map(({ id }) => id);
}

/**
 * Whether everybody said what the files say they said: each entry against the commit that added it and the
 * members of that time, and what became of it since. In the order of history, the same for the same history.
 *
 * @param signatures by commit, of those that `signaturesNeeded` names
 * @param now milliseconds since 1970
 */
export function verify(
  history: History,
  signatures: ReadonlyMap<string, Signature>,
  now: number,
): VerifyFinding[] {
  const past = new Past(history);
  const entries = followEntries(history, past);
  const findings = [
    ...entries.findings,
    ...entries.births.flatMap((birth) => [
      ...whoWrote(birth, past),
      ...ownWords(birth, entries, past),
      ...clocks(birth, now),
    ]),
    ...newAddresses(entries.births, past),
    ...checkSignatures(past, signatures),
    ...beginnings(history, past),
  ];
  const seen = new Set<string>();
  for (const { path, commits } of entries.births) {
    for (const commit of commits) {
      if (!seen.has(commit.id)) findings.push(...clockBack(commit, path, past));
      seen.add(commit.id);
    }
  }
  return findings
    .map((finding) => ({ finding, index: past.indexOf(finding.commit) }))
    .sort(
      (a, b) =>
        a.index - b.index || (a.finding.path < b.finding.path ? -1 : a.finding.path > b.finding.path ? 1 : 0),
    )
    .map(({ finding }) => finding);
}

/**
 * The first commit says who the members are, so a second beginning that is merged in later could make anybody
 * a member and speak for them.
 */
function beginnings(history: History, past: Past): VerifyFinding[] {
  const tip = history.commits.at(-1);
  if (!tip) return [];
  const reported = new Set([past.beginningOf(tip.id)]);
  return past.deeds.flatMap(({ commit, changes }) => {
    const beginning = past.beginningOf(commit.id);
    // One that lies before this history began has been judged before.
    if (reported.has(beginning) || past.indexOf(beginning) < 0) return [];
    const path = changes.find((change) => change.path === caucusFile || entryPlaceOf(change.path))?.path;
    if (path === undefined) return [];
    reported.add(beginning);
    const message = l10n.t(
      'Comes from a history of its own, which does not begin where the coalition began, by {0}. It says for itself who its members are.',
      who(commit.author),
    );
    return [{ code: 'second-beginning', severity: 'error', message, path, commit: commit.id }];
  });
}
