import * as l10n from '@vscode/l10n';
import type { DraftFile } from './coalition';
import type { FileSystem } from './file-system';
import type { Finding, SourceFile } from './finding';
import { isId } from './id';
import { limits } from './limits';
import { type FolderListing, linkFinding, listFolder, listSection } from './list-folder';
import { nameFinding } from './names';
import { below } from './places';
import { tooMany } from './read-documents';

/** What stands in a folder of documents. */
export interface SectionListing {
  readonly named: readonly Named[];
  readonly findings: readonly Finding[];
  /** False when the folder could not be listed; then nothing is reported as unknown to it. */
  readonly readable: boolean;
}

export interface Named {
  /** As on disk. */
  readonly name: string;
  readonly id: string;
  readonly uri: string;
}

const yamlFile = /\.ya?ml$/i;
const draftFile = /(?:\.undraft)?\.(?:md|markdown|txt)$|\.undraft$/i;

/** Lists `terms/`, `positions/` or `statements/`: files for terms, folders for the others. */
export async function listNamed(
  root: string,
  section: 'terms' | 'positions' | 'statements',
  fs: FileSystem,
): Promise<SectionListing> {
  const wanted = section === 'terms' ? 'file' : 'directory';
  const idOf = (name: string) => {
    if (wanted === 'directory') return name;
    return yamlFile.test(name) ? name.replace(yamlFile, '') : undefined;
  };
  return collect(below(root, section), await listSection(root, section, fs), wanted, idOf);
}

/** Lists `drafts/<process>/<revision>` and `texts/<id>`; their texts are not read. */
export async function listDrafts(
  root: string,
  fs: FileSystem,
): Promise<{ readonly drafts: readonly DraftFile[]; readonly findings: readonly Finding[] }> {
  const [inDrafts, inTexts] = await Promise.all([
    listSection(root, 'drafts', fs),
    listSection(root, 'texts', fs),
  ]);
  const processes = collect(below(root, 'drafts'), inDrafts, 'directory', (name) => name);
  const revisions = await Promise.all(
    processes.named.map(async ({ id, uri }) => ({
      process: id,
      listing: collect(uri, await listFolder(uri, fs), 'file', draftIdOf),
    })),
  );
  const texts = collect(below(root, 'texts'), inTexts, 'file', draftIdOf);
  return {
    drafts: [
      ...revisions.flatMap(({ process, listing }) =>
        listing.named.map(
          ({ id, uri }): DraftFile => ({ id: `${process}/${id}`, uri, kind: 'draft', process, revision: id }),
        ),
      ),
      ...texts.named.map(({ id, uri }): DraftFile => ({ id, uri, kind: 'text' })),
    ],
    findings: [
      ...processes.findings,
      ...revisions.flatMap(({ listing }) => listing.findings),
      ...texts.findings,
    ],
  };
}

function draftIdOf(name: string): string | undefined {
  return draftFile.test(name) && name.toLowerCase() !== 'readme.md' ? name.replace(draftFile, '') : undefined;
}

/** Picks what is wanted out of a listing, in the order of names; names that cannot be ids, and links, are reported. */
function collect(
  folder: string,
  { entries, findings: listed }: FolderListing,
  wanted: 'file' | 'directory',
  idOf: (name: string) => string | undefined,
): SectionListing {
  const named: Named[] = [];
  const findings: Finding[] = [...listed];
  const seen = new Map<string, SourceFile>();
  const sorted = entries
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => compareNames(a.name, b.name));
  for (const { name, type } of sorted.slice(0, limits.listing)) {
    const uri = below(folder, name);
    if (type === 'link') findings.push(linkFinding(uri));
    const written = idOf(name);
    if (type !== wanted || written === undefined) continue;
    const file: SourceFile = { uri, text: '' };
    const id = written.toLowerCase();
    const first = seen.get(id);
    const impossible = isId(id) ? nameFinding(uri, name) : undefined;
    if (impossible) findings.push(impossible);
    else if (!isId(id)) findings.push(badName(file, name));
    else if (first) findings.push(sameName(file, first, id));
    else {
      if (id !== written) findings.push(capitals(file, name));
      seen.set(id, file);
      named.push({ name, id, uri });
    }
  }
  if (sorted.length > limits.listing) {
    findings.push(tooMany(folder, limits.listing));
  }
  return { named, findings, readable: listed.length === 0 };
}

/** Without regard to case; of two names that differ in nothing else, the one in small letters first. */
function compareNames(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a > b ? -1 : 1;
}

function badName(file: SourceFile, name: string): Finding {
  const message = l10n.t(
    '“{0}” is not read: its name must be an id of small letters a to z, digits and hyphens.',
    name.slice(0, 100),
  );
  return { code: 'bad-id', severity: 'error', message, file };
}

function capitals(file: SourceFile, name: string): Finding {
  const message = l10n.t(
    'Write the name “{0}” in small letters: not every computer tells the difference.',
    name,
  );
  return { code: 'bad-id', severity: 'warning', message, file };
}

function sameName(file: SourceFile, first: SourceFile, id: string): Finding {
  return {
    code: 'duplicate-id',
    severity: 'error',
    message: l10n.t(
      '“{0}” is the id of another file already. This one is not read; give it another name.',
      id,
    ),
    file,
    related: { file: first, path: [], message: l10n.t('The file that has the id') },
  };
}
