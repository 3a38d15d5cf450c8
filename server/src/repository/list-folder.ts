import * as l10n from '@vscode/l10n';
import type { DirectoryEntry, FileSystem } from './file-system';
import type { Finding } from './finding';
import { below } from './places';

/** What stands in a folder, as far as it could be listed. */
export interface FolderListing {
  readonly entries: readonly DirectoryEntry[];
  readonly findings: readonly Finding[];
}

/**
 * Lists a folder. One that cannot be read is reported, for it would look as if nothing were in it. Never rejects.
 *
 * @param within see {@link FileSystem.readDirectory}; the root of the coalition for a folder that was not
 *   listed as one just before
 */
export async function listFolder(folder: string, fs: FileSystem, within?: string): Promise<FolderListing> {
  try {
    return { entries: await fs.readDirectory(folder, within), findings: [] };
  } catch (error) {
    return { entries: [], findings: [unreadableFolder(folder, error)] };
  }
}

/** Lists a folder at the top of a coalition, such as `terms`. Where it is a link it is reported and not followed. */
export async function listSection(root: string, section: string, fs: FileSystem): Promise<FolderListing> {
  const folder = below(root, section);
  const { entries } = await listFolder(root, fs);
  const isLink = entries.some(({ name, type }) => name === section && type === 'link');
  return isLink ? { entries: [], findings: [linkFinding(folder)] } : listFolder(folder, fs, root);
}

/** A symbolic link could lead anywhere, so none is followed. */
export function linkFinding(uri: string): Finding {
  const message = l10n.t(
    'This is a link to another place. Links are not followed; put the file or folder itself here.',
  );
  return { code: 'link', severity: 'warning', message, file: { uri, text: '' } };
}

function unreadableFolder(uri: string, error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error);
  const message = l10n.t('This folder could not be read: {0}', why.slice(0, 200));
  return { code: 'unreadable', severity: 'error', message, file: { uri, text: '' } };
}
