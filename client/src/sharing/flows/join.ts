import { failureOf, SharingFailure } from './failure';
import { fetchRemote } from './get-updates';
import { type Git, maybe, must, type NetworkOptions } from './git';
import { commitOf, requireIdentity } from './place';
import { isProposalBranch } from './propose';
import { coalitionPlaces, kindOf } from './shared-file';
import { snapshot } from './snapshot';
import { commitTree, setIndex, storeFiles, treeWith } from './trees';

/** Milliseconds that fetching everything may take. */
const FIRST_TIME = 20 * 60_000;
/** Names that a main branch has where the remote does not say which it is, the likeliest first. */
const usualBranches = ['main', 'master', 'trunk'];

/**
 * *Join a coalition*: fills an empty folder, made a repository beforehand, with what the remote has. Can be
 * called again after a failure or a kill.
 */
export async function join(git: Git, address: string, options: NetworkOptions = {}): Promise<void> {
  requireAddress(address);
  await git.exclusive(async () => {
    await setRemote(git, address);
    await fetchRemote(git, { remote: 'origin' }, { patience: FIRST_TIME, ...options });
    const branch = await mainBranch(git);
    const upstream = await commitOf(git, `refs/remotes/origin/${branch}`);
    if (branch === undefined || upstream === undefined) throw new SharingFailure('no-commits');
    const listed = await must(git, ['ls-tree', '-r', '-z', '--name-only', upstream]);
    const isCoalition = listed.split('\0').some((path) => /(?:^|\/)caucus\.yaml$/.test(path));
    if (!isCoalition) throw new SharingFailure('not-a-coalition');
    await must(git, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    await setUpstream(git, branch);
    const head = await commitOf(git, 'HEAD');
    if (head === upstream) return;
    const empty = (await must(git, ['hash-object', '-t', 'tree', '-w', '--stdin'])).trim();
    await must(git, ['read-tree', '-m', '-u', head ?? empty, upstream], { timeout: 600_000 });
    await must(git, ['update-ref', 'HEAD', upstream]);
  });
}

/**
 * *Publish*: gives a coalition that lives on this computer to an empty repository on a host. Commits the
 * coalition's files where nothing has been committed yet.
 */
export async function publish(
  git: Git,
  { address, message, ...options }: NetworkOptions & { readonly address: string; readonly message: string },
): Promise<void> {
  requireAddress(address);
  await git.exclusive(async () => {
    await requireIdentity(git);
    const branch = (await must(git, ['symbolic-ref', '--short', 'HEAD'])).trim();
    const head = (await commitOf(git, 'HEAD')) ?? (await firstCommit(git, message));
    await setRemote(git, address);
    const output = await git.push('origin', `${head}:refs/heads/${branch}`, options);
    if (output.exitCode !== 0) {
      const taken = /\[rejected\]|fetch first|non-fast-forward/.test(output.stderr + output.stdout);
      throw taken ? new SharingFailure('not-empty', { said: output.stderr }) : failureOf(output);
    }
    await must(git, ['update-ref', `refs/remotes/origin/${branch}`, head]);
    await setUpstream(git, branch);
  });
}

/**
 * Addresses that git opens without running anything but itself and ssh; `ext::`, options and the like are
 * refused. A folder, on a shared drive, is one too.
 */
export function isAddress(address: string): boolean {
  if (/[\s\u0000-\u001f]/.test(address.trim()) && !/^(?:\/|[a-z]:[\\/])/i.test(address)) return false;
  return (
    /^(?:https?|ssh|git):\/\/[^-/][^/]*\/./i.test(address) ||
    /^[a-z0-9._-]+@[a-z0-9][a-z0-9.-]*:(?![/:-]).+/i.test(address) ||
    /^file:\/\/\/./i.test(address) ||
    /^(?:\/|[a-z]:[\\/]|\\\\)./i.test(address)
  );
}

function requireAddress(address: string): void {
  if (!isAddress(address)) throw new SharingFailure('bad-address', { said: address });
}

/** The first commit of a coalition that has none: all files of the format, and a read-me. */
async function firstCommit(git: Git, message: string): Promise<string> {
  const local = await snapshot(git);
  const wanted = [...local.keys()].filter((path) => {
    const below = path.startsWith(git.folder) ? path.slice(git.folder.length) : '';
    return kindOf(below) !== 'other' || below === 'README.md';
  });
  if (!wanted.includes(`${git.folder}${coalitionPlaces[0]}`)) throw new SharingFailure('not-a-coalition');
  const blobs = await storeFiles(git, wanted);
  const contents = wanted.map((path, index) => ({ path, blob: blobs[index], mode: '100644' }));
  const tree = await treeWith(git, undefined, contents);
  const commit = await commitTree(git, tree, [], `${message.trim()}\n`);
  await setIndex(git, contents);
  await must(git, ['update-ref', '-m', 'caucus', 'HEAD', commit]);
  await git.run(['update-index', '-q', '--refresh']);
  return commit;
}

async function setRemote(git: Git, address: string): Promise<void> {
  const known = await maybe(git, ['config', '--local', 'remote.origin.url']);
  if (known === address) return;
  await must(
    git,
    known === undefined ? ['remote', 'add', 'origin', address] : ['remote', 'set-url', 'origin', address],
  );
}

async function setUpstream(git: Git, branch: string): Promise<void> {
  await must(git, ['config', '--local', `branch.${branch}.remote`, 'origin']);
  await must(git, ['config', '--local', `branch.${branch}.merge`, `refs/heads/${branch}`]);
}

/** The branch that everybody shares; never one that waits to be brought in. */
async function mainBranch(git: Git): Promise<string | undefined> {
  const listed = await must(git, [
    'for-each-ref',
    '--count=1000',
    '--format=%(refname:lstrip=3)',
    'refs/remotes/origin/',
  ]);
  const branches = listed
    .split('\n')
    .filter((name) => name !== '' && name !== 'HEAD' && !isProposalBranch(name));
  const said = branches.length > 1 ? await branchSaid(git) : undefined;
  const likely = said === undefined ? usualBranches : [said, ...usualBranches];
  return likely.find((name) => branches.includes(name)) ?? branches[0];
}

/** The main branch as the remote says it; undefined where it cannot be asked, or says none. */
async function branchSaid(git: Git): Promise<string | undefined> {
  // Noted by a fetch of git 2.48 or later, which may have had the editor's way to sign in.
  const noted = await maybe(git, ['symbolic-ref', '-q', 'refs/remotes/origin/HEAD']);
  if (noted !== undefined) return noted.replace(/^refs\/remotes\/origin\//, '');
  // The editor's transfers cannot ask this: where only it can sign in, the answer is none.
  const { stdout } = await git.run(['ls-remote', '--symref', '--', 'origin', 'HEAD'], { timeout: 20_000 });
  return /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(stdout)?.[1];
}
