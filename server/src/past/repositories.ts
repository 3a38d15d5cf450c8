import { stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { PastFailure } from './failure';
import { Git } from './git';
import { partsOf } from './git-output';

/** A repository that a command reads the past of. */
export interface Repository {
  readonly git: Git;
  /** Folder of its files on this disk; undefined where it has none (`git init --bare`). */
  readonly top: string | undefined;
  /** The folder that was named, from the top, with a slash at its end; empty for the top itself. */
  readonly folder: string;
}

/**
 * The repository that holds a folder, with all of its history.
 *
 * @param program where git is; the one on the PATH unless given
 */
export async function repositoryAt(dir: string, program?: string): Promise<Repository> {
  const found = await stat(dir).catch(() => undefined);
  if (!found) throw new PastFailure(l10n.t('no such folder: {0}', dir));
  if (!found.isDirectory()) throw new PastFailure(l10n.t('not a folder: {0}', dir));
  const git = new Git(dir, program);
  const args = ['rev-parse', '--is-shallow-repository', '--is-bare-repository', '--is-inside-work-tree'];
  const [shallow, bare, inside] = (await git.text(args)).split('\n');
  if (shallow === 'true') {
    throw new PastFailure(
      l10n.t(
        'this clone holds only the latest part of the history; get all of it with: git fetch --unshallow',
      ),
    );
  }
  if (bare === 'true' || inside === 'false') return { git, top: undefined, folder: '' };
  const lines = (await git.text(['rev-parse', '--show-toplevel', '--show-prefix'])).split('\n');
  const [top = '', folder = ''] = lines;
  return { git: git.in(top), top, folder };
}

/** Id of the commit that a name stands for. */
export async function commitNamed(git: Git, name: string): Promise<string> {
  const id = await git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (id === undefined) throw new PastFailure(l10n.t('no such commit, branch or tag: {0}', name));
  return id.trim();
}

/**
 * Folders that hold a `caucus.yaml` in a commit, each with a slash at its end, empty for the top: the one
 * nearest above `folder` or `folder` itself, else all below it.
 */
export async function coalitionFolders(git: Git, commit: string, folder: string): Promise<string[]> {
  const all: string[] = [];
  for await (const path of partsOf(
    git.stream(['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit]),
  )) {
    if (path === 'caucus.yaml' || path.endsWith('/caucus.yaml'))
      all.push(path.slice(0, -'caucus.yaml'.length));
  }
  const above = all.filter((one) => folder.startsWith(one)).sort((a, b) => b.length - a.length)[0];
  return above === undefined ? all.filter((one) => one.startsWith(folder)) : [above];
}
