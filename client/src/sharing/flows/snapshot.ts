import { SharingFailure } from './failure';
import { type Git, must } from './git';
import { coalitionPlaces } from './shared-file';

/** A file that differs from the last commit: in the index, on disk, or in both. */
export interface LocalFile {
  readonly path: string;
  /** Nobody has added it. */
  readonly untracked: boolean;
  /** Object names in the last commit and in the index; undefined where the file is not there. */
  readonly inHead: string | undefined;
  readonly inIndex: string | undefined;
  /** On disk it is as in the index. */
  readonly asInIndex: boolean;
  readonly mode: string;
}

/**
 * Everything that is not as in the last commit, by path.
 *
 * Files in the coalition's own places are found even where a `.gitignore` hides them: that file comes from
 * the repository, and must neither hide what a member wrote nor let it be overwritten.
 */
export async function snapshot(git: Git): Promise<Map<string, LocalFile>> {
  const files = new Map<string, LocalFile>();
  const places = coalitionPlaces.map((place) => git.folder + place);
  const status = ['status', '--porcelain=v2', '-z', '--no-renames', '--untracked-files=all'];
  const [all, ignored] = await Promise.all([
    must(git, [...status, '--ignore-submodules=all']),
    must(git, [
      'ls-files',
      '-z',
      '--others',
      '--ignored',
      '--exclude-standard',
      '--full-name',
      '--',
      ...places,
    ]),
  ]);
  for (const record of all.split('\0')) {
    const file = readRecord(record);
    if (!file) continue;
    // Taken out of the index and still on disk: one record for each.
    const removed = file.untracked ? files.get(file.path) : undefined;
    files.set(file.path, removed ? { ...removed, asInIndex: false } : file);
  }
  for (const path of ignored.split('\0')) if (path !== '') files.set(path, untracked(path));
  return files;
}

/** One record of `git status --porcelain=v2`, see its manual. */
function readRecord(record: string): LocalFile | undefined {
  const fields = record.split(' ');
  const rest = (from: number) => fields.slice(from).join(' ');
  if (fields[0] === '?') return untracked(rest(1));
  // Left by another tool: the file may hold both versions, one below the other.
  if (fields[0] === 'u') throw new SharingFailure('in-progress', { files: [rest(10)] });
  if (fields[0] !== '1') return undefined;
  const [, state = '..', , modeHead = '', modeIndex = '', , inHead = '', inIndex = ''] = fields;
  return {
    path: rest(8),
    untracked: false,
    inHead: present(inHead),
    inIndex: present(inIndex),
    asInIndex: state[1] === '.',
    mode: modeIndex === '000000' ? modeHead : modeIndex,
  };
}

function untracked(path: string): LocalFile {
  return { path, untracked: true, inHead: undefined, inIndex: undefined, asInIndex: false, mode: '100644' };
}

/** Undefined for the name of zeros that stands for no object. */
export function present(name: string): string | undefined {
  return /^0*$/.test(name) ? undefined : name;
}
