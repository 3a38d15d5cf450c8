/**
 * What a file of the coalition's folder is, by its path alone (see the format of the repository).
 * - `entry`: something a member said; never changed once it is shared
 * - `document`: edited by people in turn
 * - `other`: not ours to offer unasked
 */
export type FileKind = 'entry' | 'document' | 'other';

/** Folders and files that the format knows, below the coalition's folder. */
export const coalitionPlaces = [
  'caucus.yaml',
  'drafts',
  'texts',
  'terms',
  'positions',
  'statements',
  'annotations',
] as const;

/** @param path below the coalition's folder */
export function kindOf(path: string): FileKind {
  const names = path.split('/');
  if (names.some((name) => name === '' || name.startsWith('.'))) return 'other';
  const [place, ...rest] = names;
  if (path === 'caucus.yaml') return 'document';
  if (place === 'annotations') return rest.length === 3 && isEntryName(rest[2]) ? 'entry' : 'other';
  if (place === 'positions' || place === 'statements') {
    if (rest.length !== 2) return 'other';
    if (rest[1] === `${place.slice(0, -1)}.md`) return 'document';
    return isEntryName(rest[1]) ? 'entry' : 'other';
  }
  if (place === 'terms') return rest.length === 1 && /\.ya?ml$/.test(rest[0] ?? '') ? 'document' : 'other';
  if (place === 'drafts') return rest.length === 2 ? 'document' : 'other';
  if (place === 'texts') return rest.length === 1 ? 'document' : 'other';
  return 'other';
}

function isEntryName(name: string | undefined): boolean {
  return name !== undefined && /^[0-9a-z]{26}(?:-[a-z0-9-]+)?\.md$/i.test(name);
}
