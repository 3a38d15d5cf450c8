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
  const inside = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return address.path === folder.path || address.path.startsWith(inside);
}
