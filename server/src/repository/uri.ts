import { URI } from 'vscode-uri';

/**
 * The one spelling of an address under which maps keep it: clients write `c%3A` and `%28` where others write
 * `c:` and `(`. An address that does not parse is kept as it is.
 */
export function canonicalUri(uri: string): string {
  if (plain.test(uri)) return uri;
  try {
    return URI.parse(uri, true).toString();
  } catch {
    return uri;
  }
}

/** Addresses that every program spells alike; parsing one costs more than reading a small file. */
const plain = /^file:\/\/\/[A-Za-z0-9_./~-]*$/;

/** The folder of a file or folder, without a trailing slash; `undefined` at the top. */
export function parentOf(uri: string): string | undefined {
  const path = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i.exec(uri)?.[0].length ?? 0;
  const slash = uri.lastIndexOf('/', uri.length - 2);
  return slash > path ? uri.slice(0, slash) : undefined;
}

/** True when `uri` is `folder` or lies below it; both canonical. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The path of a file below a folder, decoded: `drafts/gdc/rev-1.undraft.md`. Both canonical. */
export function pathWithin(uri: string, folder: string): string | undefined {
  if (!isWithin(uri, folder) || uri === folder) return undefined;
  const path = uri.slice(folder.length + 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
