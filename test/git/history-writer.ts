// Writes whole histories with `git fast-import`: thousands of commits in a second.
import { spawnSync } from 'node:child_process';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Contents of a file; null deletes it; a link or another repository where its mode says so. */
export type FileContents = string | null | { readonly link: string } | { readonly submodule: string };

export interface CommitToWrite {
  readonly author: Person;
  readonly committer?: Person;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** When it was committed, where that differs. */
  readonly committed?: number;
  /** Marks of the parents; files begin as those of the first. */
  readonly parents: readonly number[];
  readonly files: Readonly<Record<string, FileContents>>;
}

/** Collects commits, then writes them into a repository at once. */
export class HistoryWriter {
  readonly #stream: string[] = [];
  #marks = 0;

  get commits(): number {
    return this.#marks;
  }

  /** The mark of the new commit. */
  commit({ author, committer = author, time, committed = time, parents, files }: CommitToWrite): number {
    const mark = ++this.#marks;
    this.#stream.push(
      // A commit without `from` would go on where the branch stands.
      ...(parents.length === 0
        ? [
            `reset ${work}
`,
          ]
        : []),
      `commit ${work}
mark :${mark}
`,
      `author ${author.name} <${author.email}> ${Math.floor(time / 1000)} +0000\n`,
      `committer ${committer.name} <${committer.email}> ${Math.floor(committed / 1000)} +0000\n`,
      data('x'),
      ...parents.map((parent, i) => `${i === 0 ? 'from' : 'merge'} :${parent}\n`),
      ...Object.entries(files).map(([path, contents]) => fileCommand(path, contents)),
    );
    return mark;
  }

  branch(name: string, mark: number): void {
    this.#stream.push(`reset refs/heads/${name}\nfrom :${mark}\n\n`);
  }

  /** Writes everything into the bare repository `folder`, which it makes. */
  write(folder: string): void {
    git(['init', '--quiet', '--bare', '--initial-branch=main', folder]);
    git(
      ['-C', folder, '-c', 'pack.compression=1', 'fast-import', '--quiet', '--force'],
      this.#stream.join(''),
    );
    git(['-C', folder, 'update-ref', '-d', work]);
  }
}

/** The branch on which everything is written, and which is not left behind. */
const work = 'refs/heads/import';

export function git(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1_000_000_000,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function fileCommand(path: string, contents: FileContents): string {
  const name = JSON.stringify(path);
  if (contents === null) return `D ${name}\n`;
  if (typeof contents === 'string') return `M 100644 inline ${name}\n${data(contents)}`;
  if ('link' in contents) return `M 120000 inline ${name}\n${data(contents.link)}`;
  return `M 160000 ${contents.submodule} ${name}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
