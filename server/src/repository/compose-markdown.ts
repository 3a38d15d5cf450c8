import type { Document } from 'yaml';

/**
 * The text of a Markdown file: fields between lines of three hyphens, then the words. Text in quotation
 * marks stays on its line: folded over several it is hard to read.
 */
export function markdownText(fields: Document, body: string): string {
  const yaml = fields.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`;
}
