import * as vscode from 'vscode';
import { type FailureState, SharingFailure } from './flows/failure';
import { failureWords } from './flows/failure-words';

/** Tells what is wrong and what to do, with the next step one click away. */
async function tellFailure(log: vscode.LogOutputChannel, failure: SharingFailure): Promise<void> {
  if (failure.state === 'cancelled') return;
  log.warn(`Sharing: ${failure.message}`);
  const { problem, next } = failureWords(failure);
  const step = steps[failure.state]?.();
  const showLog = vscode.l10n.t('Show the log');
  const buttons = step ? [step.label] : failure.state === 'unknown' ? [showLog] : [];
  const chosen = await vscode.window.showWarningMessage(`${problem} ${next}`, ...buttons);
  if (chosen === undefined) return;
  if (chosen === showLog) log.show();
  else if (step) await vscode.commands.executeCommand(step.command);
}

/** What a command runs, with a failure of sharing told in its own words and any other left to the command. */
export function telling(log: vscode.LogOutputChannel, run: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof SharingFailure)) throw error;
      await tellFailure(log, error);
    }
  };
}

interface Step {
  readonly label: string;
  readonly command: string;
}

const publish = (): Step => ({
  label: vscode.l10n.t('Publish the coalition…'),
  command: 'caucus.publishCoalition',
});
const proposal = (): Step => ({
  label: vscode.l10n.t('Share as a proposal…'),
  command: 'caucus.shareAsProposal',
});
const sourceControl = (): Step => ({
  label: vscode.l10n.t('Open Source Control'),
  command: 'workbench.view.scm',
});
const again = (): Step => ({ label: vscode.l10n.t('Try again'), command: 'caucus.sync' });

const steps: Partial<Record<FailureState, () => Step>> = {
  'no-repository': publish,
  'no-commits': publish,
  'no-remote': publish,
  protected: proposal,
  'no-permission': proposal,
  detached: sourceControl,
  'in-progress': sourceControl,
  locked: () => ({ label: vscode.l10n.t('Clean up'), command: 'caucus.cleanUpSharing' }),
  'sign-in': again,
  busy: again,
  'too-often': again,
  'changed-meanwhile': again,
  'disk-full': again,
};
