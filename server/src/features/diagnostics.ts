import { type Diagnostic, DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Problem } from '../repository/problem';
import { canonicalUri } from '../repository/uri';

/** Name under which problems appear in an editor's list. */
const SOURCE = 'Caucus';

/**
 * The problems of one coalition as lists by file. Only files whose list changed are told, files without
 * problems any more included.
 */
export class ProblemLists {
  #published = new Map<string, string>();

  update(problems: readonly Problem[]): PublishDiagnosticsParams[] {
    const byFile = new Map<string, Diagnostic[]>();
    for (const problem of problems) {
      const uri = canonicalUri(problem.uri);
      const list = byFile.get(uri);
      if (list) list.push(diagnosticOf(problem));
      else byFile.set(uri, [diagnosticOf(problem)]);
    }
    const due: PublishDiagnosticsParams[] = [];
    const published = new Map<string, string>();
    for (const [uri, diagnostics] of byFile) {
      const content = JSON.stringify(diagnostics);
      published.set(uri, content);
      if (this.#published.get(uri) !== content) due.push({ uri, diagnostics });
    }
    for (const uri of this.#published.keys()) if (!byFile.has(uri)) due.push({ uri, diagnostics: [] });
    this.#published = published;
    return due;
  }
}

function diagnosticOf({ range, severity, code, message, related }: Problem): Diagnostic {
  return {
    range,
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: SOURCE,
    message,
    ...(related && {
      relatedInformation: [
        { location: { uri: related.uri, range: related.range }, message: related.message },
      ],
    }),
  };
}
