import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { memberOf } from '../annotations/member-of';
import type { Writer } from '../entries/writer';
import { gitOnPath } from '../past/git-on-path';
import type { Coalition } from '../repository/coalition';
import { CommandFailure } from './failure';

export interface AuthorOptions {
  readonly author?: string;
  readonly member?: string;
}

/** Milliseconds: git answers from a file, or something is wrong with it. */
const longestWait = 5000;

const run = promisify(execFile);

/**
 * Who writes: as `--author` and `--member` say, else as git knows the person and the members' addresses
 * tell. Fails when either is unknown: nobody speaks for an organisation by accident.
 *
 * @param folder in which git is asked
 */
export async function authorFor(
  coalition: Coalition,
  options: AuthorOptions,
  folder: string,
): Promise<Pick<Writer, 'name' | 'email' | 'member'>> {
  const { name, email } =
    options.author === undefined ? await gitIdentity(folder) : parseAuthor(options.author);
  const member = options.member ?? memberOf(email, coalition.members.values());
  const known = [...coalition.members.keys()].join(', ');
  if (member === undefined) {
    throw new CommandFailure(
      `no member of the coalition has the address ${email}; name one with --member: ${known}`,
    );
  }
  if (!coalition.members.has(member)) {
    throw new CommandFailure(`there is no member ${member} in caucus.yaml; there are: ${known || 'none'}`);
  }
  return { name, email, member };
}

function parseAuthor(author: string): { name: string; email: string } {
  const [, name = '', email = ''] = /^\s*([^<>]*?)\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(author) ?? [];
  if (name === '') throw new CommandFailure(`--author must be "Name <address>", not “${author}”`);
  return { name, email };
}

async function gitIdentity(folder: string): Promise<{ name: string; email: string }> {
  const [name, email] = await Promise.all(['user.name', 'user.email'].map((key) => gitConfig(key, folder)));
  if (!name || !email) {
    throw new CommandFailure(
      'who writes? Tell git once (git config --global user.name and user.email), or give --author "Name <address>"',
    );
  }
  return { name, email };
}

async function gitConfig(key: string, folder: string): Promise<string> {
  const git = gitOnPath();
  if (git === undefined) return '';
  try {
    const { stdout } = await run(git, ['config', '--get', key], {
      cwd: folder,
      timeout: longestWait,
      windowsHide: true,
    });
    return stdout.trim();
  } catch {
    return '';
  }
}
