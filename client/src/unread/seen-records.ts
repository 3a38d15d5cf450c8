import * as vscode from 'vscode';
import { keepSeen, reader, type SeenRecordParams, seenRecord } from '../../../server/src/protocol';
import type { Speakers } from '../annotations/speakers';
import type { Caucus } from '../caucus';
import { replaceFile } from '../new-files';

/**
 * Keeps on this machine what its user has seen, one file a coalition, where VS Code lets an extension keep
 * things: never in the folder that is shared. Several windows share the files; the server joins what they say.
 */
export function seenRecords({ context, session, log }: Caucus, speakers: Speakers): vscode.Disposable {
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'seen');
  /** Of each coalition that the server asked about: which file, what stood in it last, and who reads. */
  const known = new Map<string, { name: string; record: string | null; email: string | undefined }>();

  function fileOf(name: string): vscode.Uri {
    if (!/^[\w-]{1,40}$/.test(name)) throw new Error(`not the name of a record: ${name}`);
    return vscode.Uri.joinPath(folder, `${name}.txt`);
  }

  function emailFor(root: string): string | undefined {
    return speakers.of(vscode.Uri.parse(root, true))?.author.email;
  }

  async function answer({ root, name }: SeenRecordParams) {
    const record = await read(fileOf(name));
    const email = emailFor(root);
    known.set(root, { name, record, email });
    return { record, ...(email !== undefined && { email }) };
  }

  async function keep({
    root,
    name,
    before,
    record,
  }: SeenRecordParams & { before: string | null; record: string }) {
    const uri = fileOf(name);
    const found = await read(uri);
    if (found !== before) return { kept: false as const, record: found };
    await vscode.workspace.fs.createDirectory(folder);
    await replaceFile(uri, new TextEncoder().encode(record));
    known.set(root, { name, record, email: emailFor(root) });
    return { kept: true as const };
  }

  /** What was read in another window is no longer new in this one, as soon as one comes back to it. */
  async function readAgain({ focused }: vscode.WindowState): Promise<void> {
    if (!focused || session.state !== 'running') return;
    for (const [root, of] of known) {
      try {
        const record = await read(fileOf(of.name));
        if (record === null || record === of.record) continue;
        of.record = record;
        await (await session.start()).sendNotification(reader, { root, record });
      } catch (error) {
        log.warn('What was read in another window is not known.', String(error));
      }
    }
  }

  async function tellWhoReads(): Promise<void> {
    if (session.state !== 'running') return;
    for (const [root, of] of known) {
      const email = emailFor(root);
      if (email === undefined || email === of.email) continue;
      try {
        of.email = email;
        await (await session.start()).sendNotification(reader, { root, email });
      } catch (error) {
        log.warn('The server does not know who reads.', String(error));
      }
    }
  }

  session.attach((client) =>
    vscode.Disposable.from(client.onRequest(seenRecord, answer), client.onRequest(keepSeen, keep)),
  );
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState((state) => void readAgain(state)),
    speakers.onDidChange(() => void tellWhoReads()),
    session.onDidChangeState((state) => {
      if (state !== 'running' && state !== 'starting') known.clear();
    }),
  );
}

/** Nothing where there is no file. Rejects when that cannot be told. */
async function read(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}
