import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { VerifyFinding } from '../sharing/verify/finding';
import type { Commit } from '../sharing/verify/history';
import { signaturesNeeded, verify } from '../sharing/verify/verify';
import { PastFailure } from './failure';
import { readHistory, readSignatures } from './history';
import { coalitionFolders, commitNamed, repositoryAt } from './repositories';

/** Which part of the past to judge. */
export interface VerifyRange {
  /** A commit, branch or tag: only what came after it, as one proposal. */
  readonly since?: string | undefined;
  /** The last commit; `HEAD` unless given. */
  readonly until?: string | undefined;
  /** Where git is; the one on the PATH unless given. */
  readonly program?: string | undefined;
}

export interface Verified {
  readonly findings: readonly PlacedFinding[];
  readonly commits: number;
  readonly entries: number;
}

export interface PlacedFinding {
  readonly finding: VerifyFinding;
  readonly commit: Commit | undefined;
  /** Address of the file; it may be gone by now. */
  readonly uri: string;
}

/** Judges the history of the coalition in a folder or above it, else of all below it. Fails with a `PastFailure`. */
export async function verifyFolder(dir: string, range: VerifyRange): Promise<Verified> {
  const { git, top, folder } = await repositoryAt(dir, range.program);
  const { until = 'HEAD' } = range;
  const tip = await commitNamed(git, until);
  const since = range.since === undefined ? undefined : await commitNamed(git, range.since);
  const folders = new Set(await coalitionFolders(git, tip, folder));
  // Where a proposal deletes `caucus.yaml`, it is judged all the same.
  if (since !== undefined) for (const one of await coalitionFolders(git, since, folder)) folders.add(one);
  if (folders.size === 0) {
    throw new PastFailure(
      l10n.t('no coalition found: no file caucus.yaml in {0} or above it, in {1}', dir, until),
    );
  }
  const findings: PlacedFinding[] = [];
  let [commits, entries] = [0, 0];
  for (const one of folders) {
    const history = await readHistory(git, one, { tip, since });
    const signatures = await readSignatures(git, signaturesNeeded(history));
    const byId = new Map(history.commits.map((commit) => [commit.id, commit]));
    commits = history.commits.length;
    entries += history.claims.size;
    for (const finding of verify(history, signatures, Date.now())) {
      const uri = pathToFileURL(resolve(top ?? dir, join(one, finding.path))).toString();
      findings.push({ finding, commit: byId.get(finding.commit), uri });
    }
  }
  return { findings, commits, entries };
}
