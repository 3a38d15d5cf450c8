import * as l10n from '@vscode/l10n';
import { shown } from '../annotations/plain-line';
import type { Coalition } from './coalition';
import { type Finding, locateFindings } from './finding';
import { nearest } from './nearest';
import type { Problem } from './problem';
import { takeApart } from './read-file';
import { draftSchema } from './schemas';
import { didYouMean, readFields, replaceBy } from './validate';

/**
 * What is wrong with the fields at the head of a draft, as warnings; its text is the UN's, and right. A
 * draft without fields is fine. Not part of a coalition's problems, as drafts are not read with it.
 */
export function checkDraft(coalition: Coalition, uri: string, bytes: Uint8Array): Problem[] {
  const read = takeApart(uri, 'markdown', bytes);
  if (!read.file.yaml) return [];
  const findings: Finding[] = [...read.findings];
  const { previous } = readFields(draftSchema, read, findings);
  if (previous !== undefined && !coalition.drafts.has(previous)) {
    const meant = nearest(previous, coalition.drafts.keys());
    const message = l10n.t('There is no draft “{0}” in this coalition.', shown(previous));
    findings.push({
      code: 'unknown-draft',
      severity: 'warning',
      message: meant === undefined ? message : `${message} ${didYouMean(meant)}`,
      file: read.file,
      path: ['previous'],
      fix: meant === undefined ? undefined : replaceBy(meant),
    });
  }
  return locateFindings(findings.map((finding) => ({ ...finding, severity: 'warning' })));
}
