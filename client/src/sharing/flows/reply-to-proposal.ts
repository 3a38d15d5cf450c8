import { failureOf, SharingFailure } from './failure';
import { begin, fetchRemote } from './get-updates';
import { type Git, must, type NetworkOptions } from './git';
import { blobAt } from './merge';
import { pause } from './pause';
import { commitOf, requireIdentity } from './place';
import { ATTEMPTS, isLate, refOfProposal } from './share';
import { kindOf } from './shared-file';
import { commitTree, treeWith } from './trees';

export interface ReplyOptions extends NetworkOptions {
  /** A branch of the remote. */
  readonly branch: string;
  /** Of the new entry, below the coalition's folder. */
  readonly path: string;
  readonly content: string;
  readonly message: string;
}

/**
 * Adds an entry to what waits on a branch of the remote; the working copy stays as it is. When somebody else
 * was faster it begins again on top of theirs.
 *
 * @returns the commit that holds it
 */
export function replyToProposal(git: Git, options: ReplyOptions): Promise<string> {
  const { branch, path, content, message } = options;
  if (kindOf(path) !== 'entry') throw new SharingFailure('in-the-way', { files: [path] });
  return git.exclusive(async () => {
    await requireIdentity(git);
    const place = await begin(git);
    const ref = refOfProposal(place, branch);
    const blob = (await must(git, ['hash-object', '-w', '--stdin'], { input: content })).trim();
    for (let attempt = 1; ; attempt++) {
      await fetchRemote(git, place, options);
      const tip = await commitOf(git, ref);
      if (tip === undefined) throw new SharingFailure('proposal-gone', { said: branch });
      const file = git.folder + path;
      if ((await blobAt(git, tip, file)) !== undefined)
        throw new SharingFailure('in-the-way', { files: [path] });
      const tree = await treeWith(git, tip, [{ path: file, blob, mode: '100644' }]);
      const commit = await commitTree(git, tree, [tip], `${message.trim()}\n`);
      const output = await git.push(place.remote, `${commit}:refs/heads/${branch}`, options);
      if (output.exitCode === 0) {
        await must(git, ['update-ref', ref, commit]);
        return commit;
      }
      const late = isLate(output.stderr + output.stdout);
      if (!late) throw failureOf(output);
      if (attempt >= ATTEMPTS) throw new SharingFailure('too-often', { said: output.stderr });
      await pause(Math.random() * Math.min(50 * 2 ** attempt, 3000));
    }
  });
}
