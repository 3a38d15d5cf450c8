/** True once this window has read a bundle, given by the end of its path. */
export function hasRead(bundle: string): boolean {
  return Object.keys(require.cache).some((path) => path.replaceAll('\\', '/').endsWith(bundle));
}
