/**
 * Text of a repository on one line, without the `$(name)` that VS Code would draw as an icon in labels.
 */
export function plainLabel(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('$(', '$ (');
}
