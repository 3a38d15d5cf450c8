/** Address of a file or folder below another. */
export function below(folder: string, ...names: readonly string[]): string {
  return [folder, ...names.map(encodeURIComponent)].join('/');
}
