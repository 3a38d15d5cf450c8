import * as l10n from '@vscode/l10n';
import type { Member } from './coalition';
import type { DirectoryEntry, FileSystem } from './file-system';
import type { Finding, SourceFile } from './finding';
import { collisionFinding } from './names';
import { below } from './places';
import { readFileAt } from './read-file';
import { caucusSchema } from './schemas';
import { readFields } from './validate';

/** The version of the file format that we write. */
const formatVersion = '1';

/** What `caucus.yaml` says. */
export interface Caucus {
  readonly file: SourceFile;
  readonly findings: readonly Finding[];
  /** False when the file could not be read at all; then nothing is reported as unknown to it. */
  readonly readable: boolean;
  readonly writable: boolean;
  readonly name: string;
  readonly members: ReadonlyMap<string, Member>;
  readonly processes: ReadonlyMap<string, Named>;
  readonly topics: ReadonlyMap<string, Named>;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Reads `caucus.yaml`. Never rejects: without one the coalition goes by the name of its folder. */
export async function readCaucus(root: string, fs: FileSystem): Promise<Caucus> {
  const read = await readFileAt(below(root, 'caucus.yaml'), 'yaml', fs);
  const { file, sound: readable } = read;
  const findings = [...read.findings, ...(await collisions(root, fs))];
  const fields = readFields(caucusSchema, read, findings);
  if (fields.caucus !== undefined && fields.caucus !== formatVersion) {
    findings.push({
      code: 'unknown-version',
      severity: 'error',
      message: l10n.t(
        'This coalition uses version {0} of the file format; this Caucus knows version {1}. Everything is shown as far as it is understood, and nothing is changed. Update Caucus to work on it.',
        fields.caucus.slice(0, 20),
        formatVersion,
      ),
      file,
      path: ['caucus'],
    });
  }
  return {
    file,
    findings,
    readable,
    writable: fields.caucus === formatVersion,
    name: fields.name ?? folderName(root),
    members: mapOf(fields.members, (id, { name, emails, fictional }) => ({
      id,
      name,
      emails: emails ?? [],
      fictional: fictional ?? false,
    })),
    processes: mapOf(fields.processes, (id, { name }) => ({ id, name })),
    topics: mapOf(fields.topics, (id, { name }) => ({ id, name })),
  };
}

/** Files and folders beside this one that many computers take for ours. */
async function collisions(root: string, fs: FileSystem): Promise<Finding[]> {
  const listing = await fs.readDirectory(root).catch((): readonly DirectoryEntry[] => []);
  const names = new Set(listing.map(({ name }) => name));
  return listing.flatMap(({ name }) => {
    const meant = name.toLowerCase();
    const collides = name !== meant && ourNames.has(meant) && names.has(meant);
    return collides ? [collisionFinding(below(root, name), name, meant)] : [];
  });
}

const ourNames: ReadonlySet<string> = new Set([
  ...['caucus.yaml', 'terms', 'positions', 'statements', 'drafts', 'texts', 'annotations'],
]);

function mapOf<T, U>(
  record: Record<string, T> | undefined,
  make: (id: string, value: T) => U,
): Map<string, U> {
  return new Map(Object.entries(record ?? {}).map(([id, value]) => [id, make(id, value)]));
}

function folderName(root: string): string {
  const name = root.slice(root.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
