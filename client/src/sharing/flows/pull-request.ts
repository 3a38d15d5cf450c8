import { failureOf, SharingFailure } from './failure';
import { type Git, maybe, must, type NetworkOptions } from './git';
import { findPlace } from './place';

/** Private refs of ours, which nobody else sees: one for each pull request that is looked at. */
const REQUESTS = 'refs/caucus/requests/';

export interface Fetched {
  /** Where it is kept here. */
  readonly ref: string;
  /** Name of who made it and what it is called, as its last commit says. */
  readonly author: string;
  readonly title: string;
  /** The branch of the remote that holds the same, where there is one: then one can add to it. */
  readonly branch?: string;
}

/**
 * Fetches a pull request (GitHub, Gitea, Forgejo) or merge request (GitLab) by its number.
 * @throws SharingFailure `no-request` where the host has none of that number
 */
export async function fetchRequest(git: Git, number: number, options: NetworkOptions): Promise<Fetched> {
  const place = await findPlace(git);
  const ref = `${REQUESTS}${number}`;
  const address = await maybe(git, ['remote', 'get-url', place.remote]);
  const places = ['pull', 'merge-requests'];
  if (address !== undefined && /gitlab/i.test(address)) places.reverse();
  let said = '';
  for (const name of places) {
    const refspec = `+refs/${name}/${number}/head:${ref}`;
    const output = await git.fetch(place.remote, { ...options, refspec });
    if (output.exitCode === 0) {
      const said = await must(git, ['log', '-1', '--format=%an%x00%s', ref]);
      const [author = '', title = ''] = said.trimEnd().split('\0');
      return { ref, author, title, ...(await branchWith(git, place.remote, ref)) };
    }
    if (!/couldn't find remote ref|no such ref/i.test(output.stderr)) throw failureOf(output);
    said = output.stderr;
  }
  throw new SharingFailure('no-request', { said });
}

/** Forgets a pull request that was fetched to be looked at. */
export async function forgetRequest(git: Git, ref: string): Promise<void> {
  if (ref.startsWith(REQUESTS)) await must(git, ['update-ref', '-d', ref]);
}

async function branchWith(git: Git, remote: string, ref: string): Promise<{ readonly branch?: string }> {
  const folder = `refs/remotes/${remote}/`;
  const branches = await must(git, [
    'for-each-ref',
    '--count=1',
    '--format=%(refname)',
    `--points-at=${ref}`,
    folder,
  ]);
  const branch = branches.trim().slice(folder.length);
  return branch === '' || branch === 'HEAD' ? {} : { branch };
}
