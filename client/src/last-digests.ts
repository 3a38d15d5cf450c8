import * as vscode from 'vscode';
import { replaceFile } from './new-files';

/** The digest that was last written, and what it knew: the next one begins where it ended. */
export interface LastDigest {
  /** ISO date and time. */
  readonly until: string;
  readonly told: readonly string[];
}

/** The last digest of each coalition; kept on this machine, with what VS Code keeps of the workspace. */
export class LastDigests {
  readonly #folder: vscode.Uri | undefined;

  constructor(folder: vscode.Uri | undefined) {
    this.#folder = folder;
  }

  async of(root: string): Promise<LastDigest | undefined> {
    return (await this.#read())[root];
  }

  async set(root: string, last: LastDigest): Promise<void> {
    if (!this.#folder) return;
    const all = { ...(await this.#read()), [root]: last };
    await vscode.workspace.fs.createDirectory(this.#folder);
    await replaceFile(this.#file(this.#folder), new TextEncoder().encode(JSON.stringify(all)));
  }

  /** What cannot be read any more is as good as not there: the period can be picked by hand. */
  async #read(): Promise<Record<string, LastDigest>> {
    if (!this.#folder) return {};
    try {
      const bytes = await vscode.workspace.fs.readFile(this.#file(this.#folder));
      const all: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return Object.fromEntries(Object.entries(all as object).filter(([, last]) => isLastDigest(last)));
    } catch {
      return {};
    }
  }

  #file(folder: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(folder, 'last-digests.json');
  }
}

function isLastDigest(value: unknown): value is LastDigest {
  const { until, told } = (value ?? {}) as Partial<Record<keyof LastDigest, unknown>>;
  return typeof until === 'string' && !Number.isNaN(Date.parse(until)) && Array.isArray(told);
}
