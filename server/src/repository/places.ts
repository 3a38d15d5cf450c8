/** Address of a file or folder below another. */
export function below(folder: string, ...names: readonly string[]): string {
  return [folder, ...names.map(encodeURIComponent)].join('/');
}

/** Address of a thread's folder. */
export function threadUri(root: string, thread: string): string {
  return below(root, 'annotations', ...thread.split('/'));
}

/** Address of the file of an entry. */
export function entryUri(root: string, thread: string, name: string): string {
  return below(threadUri(root, thread), name);
}
