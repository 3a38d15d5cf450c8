/** Where an entry lies, read from its path below the coalition's folder. */
export interface EntryPlace {
  readonly section: 'annotations' | 'positions' | 'statements';
  /** The folder that holds it, in small letters: `positions/one-internet`. */
  readonly folder: string;
  /** The ULID in its name; empty where the name has none. */
  readonly id: string;
  /** The member in its name; empty where the name has none. */
  readonly member: string;
}

const pattern = /^(annotations\/[^/]+\/[^/]+|positions\/[^/]+|statements\/[^/]+)\/([^/]+)\.md$/;
const named = /^([0-7][0-9a-hjkmnp-tv-z]{25})(?:-([a-z0-9-]+))?$/;
const documents: ReadonlySet<string> = new Set(['readme', 'position', 'statement']);

/**
 * Place of an entry; undefined for any other file. Without regard to case: to Windows and macOS
 * `Annotations/…` is the same folder.
 */
export function entryPlaceOf(path: string): EntryPlace | undefined {
  const match = pattern.exec(path.toLowerCase());
  if (!match) return undefined;
  const [, folder = '', name = ''] = match;
  const section = folder.slice(0, folder.indexOf('/')) as EntryPlace['section'];
  if (name.startsWith('.') || (documents.has(name) && (section !== 'annotations' || name === 'readme'))) {
    return undefined;
  }
  const [, id = '', member = ''] = named.exec(name) ?? [];
  return { section, folder, id, member };
}

/** The file that says who the members are. */
export const caucusFile = 'caucus.yaml';
