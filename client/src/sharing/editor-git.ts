import * as vscode from 'vscode';
import { gitExtension } from '../git-extension';
import type { Git, GitOutput, NetworkOptions } from './flows/git';

/** What is used of the interface that VS Code's own git extension offers, version 1. */
interface GitApi {
  readonly git: { readonly path: string };
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
}

interface Repository {
  readonly state: { readonly onDidChange: vscode.Event<void> };
  fetch(options: {
    readonly remote: string;
    readonly ref?: string;
    readonly prune?: boolean;
    readonly depth?: number;
  }): Promise<void>;
  push(remote: string, refspec: string): Promise<void>;
}

/** Milliseconds after which a transfer of the editor is no longer waited for. */
const PATIENCE = 90_000;
/** `--depth` with this number fetches the whole history, see the manual of git-fetch. */
const WHOLE = 2_147_483_647;

/** The git program that the editor found; undefined when its git extension is switched off. */
export async function editorGitPath(): Promise<string | undefined> {
  return (await gitExtension<GitApi>())?.git.path;
}

/**
 * Transfers through the editor's git extension, so that signing in, proxies and certificates work as the
 * user has set them up. Undefined when the extension does not know the folder: then git's own way is taken.
 */
export async function editorNetwork(folder: vscode.Uri): Promise<Pick<Git, 'fetch' | 'push'> | undefined> {
  const api = await gitExtension<GitApi>();
  const repository = api?.getRepository(folder) ?? (await api?.openRepository?.(folder));
  if (!repository) return undefined;
  return {
    fetch: (remote, { whole, refspec, ...options }) => {
      const what = refspec === undefined ? { prune: true } : { ref: refspec };
      return transfer(() => repository.fetch({ remote, ...what, ...(whole && { depth: WHOLE }) }), options);
    },
    push: (remote, refspec, options) => transfer(() => repository.push(remote, refspec), options),
  };
}

/** Calls back when the editor's git extension has seen a change in a folder: a commit by hand, a fetch. */
export async function onEditorGitChange(
  folder: vscode.Uri,
  callback: () => void,
): Promise<vscode.Disposable> {
  const repository = (await gitExtension<GitApi>())?.getRepository(folder);
  return repository?.state.onDidChange(callback) ?? new vscode.Disposable(() => {});
}

/** The interface has no way to end a transfer: one that takes too long, or is called off, is left alone. */
async function transfer(
  run: () => Promise<void>,
  { signal, patience = PATIENCE }: NetworkOptions,
): Promise<GitOutput> {
  if (signal?.aborted) return ended('cancelled');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<GitOutput>((resolve) => {
    timer = setTimeout(() => resolve(ended('timed-out')), patience);
    signal?.addEventListener('abort', () => resolve(ended('cancelled')), { once: true });
  });
  const work = run().then(
    () => ({ exitCode: 0, stdout: '', stderr: '' }),
    (error: unknown) => ({ exitCode: 1, stdout: '', stderr: said(error) }),
  );
  try {
    return await Promise.race([work, impatience]);
  } finally {
    clearTimeout(timer);
  }
}

function ended(why: 'timed-out' | 'cancelled'): GitOutput {
  return { exitCode: -1, stdout: '', stderr: '', ended: why };
}

/** Errors of the extension carry what git said, and a code where it did not say much. */
function said(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { stderr, gitErrorCode, message } = error as Partial<Record<string, unknown>>;
  const code = typeof gitErrorCode === 'string' ? (inWordsOfGit[gitErrorCode] ?? gitErrorCode) : '';
  return [stderr, code, message].filter((part) => typeof part === 'string' && part !== '').join('\n');
}

const inWordsOfGit: Readonly<Record<string, string>> = {
  AuthenticationFailed: 'Authentication failed',
  RemoteConnectionError: 'Could not resolve host',
  RepositoryNotFound: 'Repository not found',
  PermissionDenied: 'Permission to the repository denied',
};
