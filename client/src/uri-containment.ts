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

/** The path with one slash at its end; the root of a virtual workspace may come without any. */
function asFolder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
