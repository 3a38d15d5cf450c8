import * as l10n from '@vscode/l10n';
import type { ThreadProblem } from '../annotations/thread';
import type { Finding, Path, SourceFile } from './finding';
import { sameEntry } from './read-documents';
import type { ThreadDocument } from './read-threads';

/** What is wrong between the entries of a thread, at the file that has to do with it. */
export function checkThread({ thread, files }: ThreadDocument): Finding[] {
  return thread.problems.flatMap((problem) => {
    const file = files.get(problem.name);
    return file ? describe(problem, file, files) : [];
  });
}

function describe(
  { code, other }: ThreadProblem,
  file: SourceFile,
  files: ReadonlyMap<string, SourceFile>,
): Finding {
  const error = (ownCode: string, path: Path, message: string): Finding => ({
    code: ownCode,
    severity: 'error',
    message,
    file,
    path,
  });
  switch (code) {
    case 'same-entry':
      return sameEntry(file, other === undefined ? undefined : files.get(other));
    case 'missing-entry':
      return other === undefined
        ? error('missing-field', ['kind'], l10n.t('“{0}” is missing.', 'of'))
        : error(
            'unknown-entry',
            ['of'],
            l10n.t('The entry that this one is about is not in this folder. This one is shown by itself.'),
          );
    case 'circle':
      return error(
        'after-cycle',
        ['after'],
        l10n.t('These entries each say that they were written after the other.'),
      );
    case 'not-own':
      return error(
        'not-own',
        ['of'],
        l10n.t(
          'A member can change or withdraw only what it said itself. This entry is shown and changes nothing.',
        ),
      );
    case 'no-annotation':
      return error(
        'no-annotation',
        ['kind'],
        l10n.t('This thread has no annotation to begin with. Its entries are shown, at no place in a draft.'),
      );
  }
}
