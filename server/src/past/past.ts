import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { config as configureWords, t } from '@vscode/l10n';
import { URI } from 'vscode-uri';
import type { Past } from '../features/check-history';
import { PastFailure } from './failure';
import { verifyFolder } from './verify-folder';

/** The past as git on this computer tells it. */
export const pastOnDisk: Past = {
  async verify(root, git, words) {
    if (words) configureWords({ contents: words });
    try {
      const program = git.find(isProgram);
      const { findings, commits } = await verifyFolder(URI.parse(root, true).fsPath, { program });
      return {
        commits,
        findings: findings.map(({ finding: { code, severity, message }, uri }) => ({
          code,
          severity,
          message,
          uri,
        })),
      };
    } catch (error) {
      if (error instanceof PastFailure) return { refusal: t('The reason: {0}.', error.message) };
      throw error;
    }
  },
};

function isProgram(path: string): boolean {
  return isAbsolute(path) && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
