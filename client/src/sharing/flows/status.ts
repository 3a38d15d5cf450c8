import { type FailureState, SharingFailure } from './failure';
import type { Git } from './git';
import { findPlace, type Place } from './place';
import { type UnsharedFile, unsharedFiles } from './unshared';

/** What there is to share and to get, as of the last fetch; asks no network and takes no lock. */
export interface SharingStatus {
  readonly unshared: readonly UnsharedFile[];
  /** Files of the coalition that others have shared and that are not here yet. */
  readonly incoming: number;
  /** Why nothing can be exchanged now. */
  readonly failure?: FailureState;
}

/** How a coalition stands with the others. Why nothing can be exchanged is an answer, too. */
export async function sharingStatus(git: Git): Promise<SharingStatus> {
  let place: Place | undefined;
  let failure: FailureState | undefined;
  try {
    place = await findPlace(git);
  } catch (error) {
    if (!(error instanceof SharingFailure)) throw error;
    failure = error.state;
    if (failure === 'no-repository' || failure === 'foreign-folder')
      return { unshared: [], incoming: 0, failure };
  }
  const unshared = await unsharedFiles(git, place);
  return { unshared, incoming: place ? await incomingFiles(git, place) : 0, ...(failure && { failure }) };
}

async function incomingFiles(git: Git, { head, upstream }: Place): Promise<number> {
  if (upstream === undefined || upstream === head) return 0;
  const { exitCode, stdout } = await git.run([
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '-z',
    `${head}...${upstream}`,
    ...(git.folder === '' ? [] : ['--', git.folder]),
  ]);
  // A shortened history may hold no common beginning: then nobody can tell.
  return exitCode === 0 ? stdout.split('\0').length - 1 : 0;
}
