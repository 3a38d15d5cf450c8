import * as l10n from '@vscode/l10n';
import type { Span } from '../draft/span';
import { readYaml, type YamlFault, type YamlValue } from '../yaml/yaml-value';
import type { FileSystem } from './file-system';
import type { Finding, SourceFile } from './finding';
import { splitFrontMatter } from './front-matter';
import { limits } from './limits';
import { decodeText, withoutConflict } from './text-file';

/** A file taken apart, and what was wrong with its form. */
export interface ReadFile {
  readonly file: SourceFile;
  readonly value: YamlValue;
  /** Markdown below the front matter; empty for a YAML file. */
  readonly body: string;
  readonly findings: Finding[];
  /** The first marker of two versions that nobody chose between; `file.text` holds the first of them. */
  readonly conflict?: Span | undefined;
  /** False when the form is so wrong that what the fields lack says nothing about what was written. */
  readonly sound: boolean;
}

/** Reads a file that is YAML, or Markdown with YAML front matter. Never rejects. */
export async function readFileAt(uri: string, kind: 'yaml' | 'markdown', fs: FileSystem): Promise<ReadFile> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(uri, limits.fileBytes);
  } catch (error) {
    const finding = unreadableFinding(uri, error);
    return { file: finding.file, value: null, body: '', sound: false, findings: [finding] };
  }
  return takeApart(uri, kind, bytes);
}

/** A file that is missing, too large, or that the computer does not give. */
export function unreadableFinding(uri: string, error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error);
  const message = l10n.t('This file could not be read: {0}', why.slice(0, 200));
  return { code: 'unreadable', severity: 'error', message, file: { uri, text: '' } };
}

/** Takes the bytes of a file apart. Never throws. */
export function takeApart(uri: string, kind: 'yaml' | 'markdown', bytes: Uint8Array): ReadFile {
  const { text: decoded, garbled } = decodeText(bytes);
  const { text, conflict } = withoutConflict(decoded);
  const parts =
    kind === 'yaml'
      ? { yaml: { start: 0, end: text.length }, closed: true, body: '' }
      : splitFrontMatter(text);
  const file: SourceFile = { uri, text, yaml: parts.yaml };
  const findings: Finding[] = [];
  const report = (code: string, message: string, extra: Partial<Finding> = {}) =>
    findings.push({ code, severity: 'error', message, file, ...extra });
  if (conflict) {
    report(
      'conflict-markers',
      l10n.t(
        'Two versions of this file were put together and nobody chose between them. Keep the lines that are right and remove the marker lines; until then the first version is shown.',
      ),
      { span: conflict },
    );
  }
  if (garbled) {
    const message = l10n.t('Some characters cannot be read. Save the file with encoding UTF-8.');
    report('not-utf8', message, { span: garbled, severity: 'warning' });
  }
  if (!parts.yaml) {
    const message = l10n.t(
      'The file must begin with a line of three hyphens, its fields, and another such line.',
    );
    report('missing-front-matter', message, { span: { start: 0, end: 0 } });
    return { file, value: null, body: parts.body, findings, conflict, sound: false };
  }
  if (!parts.closed) {
    const message = l10n.t('The line of three hyphens that ends the fields is missing.');
    report('missing-front-matter', message, { span: { start: 0, end: 3 } });
  }
  const { value, faults } = readYaml(text.slice(parts.yaml.start, parts.yaml.end));
  const offset = parts.yaml.start;
  for (const fault of faults.slice(0, 3)) {
    const span = { start: fault.span.start + offset, end: fault.span.end + offset };
    const { code, message } = describeFault(fault, text.slice(span.start, span.end));
    report(code, message, { span });
  }
  const sound = parts.closed && faults.every(({ code }) => code === 'DUPLICATE_KEY');
  return { file, value, body: parts.body, findings, conflict, sound };
}

function describeFault(fault: YamlFault, written: string): { code: string; message: string } {
  switch (fault.code) {
    case 'DUPLICATE_KEY':
      return {
        code: 'duplicate-key',
        message: l10n.t('“{0}” stands here twice; only the last one counts.', written.slice(0, 60)),
      };
    case 'TOO_LARGE':
      return {
        code: 'too-large',
        message: l10n.t('This file holds too much, or too deeply nested, to be read.'),
      };
    case 'UNKNOWN_ALIAS':
    case 'BAD_ALIAS':
      return badYaml(l10n.t('Text that begins with * or & must stand in quotation marks.'));
    case 'TAB_AS_INDENT':
      return badYaml(l10n.t('Lines must be indented with spaces, not with tabs.'));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return badYaml(l10n.t('Text that holds a colon and a space must stand in quotation marks.'));
    case 'MISSING_CHAR':
      return badYaml(
        l10n.t('Something that was opened is not closed, or a colon, comma or hyphen is missing.'),
      );
    case 'BAD_INDENT':
      // The same fault as where a bracket is not closed; the message alone tells.
      if (fault.message.startsWith('Flow ')) {
        return badYaml(l10n.t('A bracket before this is not closed, or a line within it is not indented.'));
      }
      return badYaml(l10n.t('This line is not indented like the lines it belongs to.'));
    case 'BAD_SCALAR_START':
      return badYaml(l10n.t('Text that begins with a special character must stand in quotation marks.'));
    default:
      return badYaml(l10n.t('This cannot be read: {0}', fault.message.slice(0, 200) || fault.code));
  }
}

function badYaml(message: string): { code: string; message: string } {
  return { code: 'bad-yaml', message };
}
