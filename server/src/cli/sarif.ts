import { version } from '../../../package.json';
import type { Problem } from '../repository/problem';

/**
 * Problems as a SARIF 2.1.0 log (OASIS, 2020), which code scanners and pull-request checks read. Columns
 * count UTF-16 code units from 1.
 *
 * @param pathOf path of a file from the folder that the scanner knows, with slashes
 */
export function sarifOf(problems: readonly Problem[], pathOf: (uri: string) => string): object {
  const rules = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Caucus',
            version,
            rules: rules.map((id) => ({ id, shortDescription: { text: id.replaceAll('-', ' ') } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ code, severity, message, uri, range, related }) => ({
          ruleId: code,
          ruleIndex: rules.indexOf(code),
          level: severity,
          message: { text: message },
          locations: [{ physicalLocation: place(uri, range) }],
          ...(related && {
            relatedLocations: [
              { physicalLocation: place(related.uri, related.range), message: { text: related.message } },
            ],
          }),
        })),
      },
    ],
  };

  function place(uri: string, { start, end }: Problem['range']) {
    return {
      artifactLocation: { uri: pathOf(uri).split('/').map(encodeURIComponent).join('/') },
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    };
  }
}
