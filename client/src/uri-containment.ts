/** The parts of a URI that say where a file is. */
interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** True when `address` lies in `folder` or is it; an address with `.` or `..` in it lies nowhere. */
export function contains(folder: Address, address: Address): boolean {
  if (address.scheme !== folder.scheme || address.authority !== folder.authority) return false;
  if (address.path.split(/[/\\]/).some((segment) => segment === '..' || segment === '.')) return false;
  return asFolder(address.path).startsWith(asFolder(folder.path));
}

/**
 * Paths of what lies on the way from `folder` to an address that it contains: its folders from the top, and
 * itself at last.
 */
export function pathsBelow(folder: Address, address: Address): string[] {
  const top = asFolder(folder.path);
  const names = address.path
    .slice(top.length)
    .split('/')
    .filter((name) => name !== '');
  return names.map((_, index) => top + names.slice(0, index + 1).join('/'));
}

/** The path with one slash at its end; the root of a virtual workspace may come without any. */
function asFolder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
