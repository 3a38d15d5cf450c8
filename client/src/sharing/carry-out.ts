import * as vscode from 'vscode';
import type { CoalitionView } from '../../../server/src/protocol';
import { ConflictQuestions } from './ask-conflict';
import { askIdentity } from './ask-identity';
import type { Exchange } from './exchange';
import { SharingFailure } from './flows/failure';
import type { Choices } from './flows/merge';
import { setIdentity } from './flows/place';
import { withLateProgress } from './late-progress';

/** Runs a flow; asks the person what only a person can say, and runs it again. */
export type CarryOut = <T>(
  coalition: Pick<CoalitionView, 'root'>,
  title: string,
  flow: (signal: AbortSignal, choices: Choices) => Promise<T>,
) => Promise<T>;

/** One for the window: what asks about documents that two members changed shows both of them. */
export function carryingOut(exchange: Exchange): vscode.Disposable & { readonly carryOut: CarryOut } {
  const questions = new ConflictQuestions();
  return {
    async carryOut(coalition, title, flow) {
      const choices = new Map<string, 'mine' | 'theirs'>();
      for (;;) {
        try {
          return await withLateProgress(title, (signal) => flow(signal, choices));
        } catch (error) {
          if (!(error instanceof SharingFailure)) throw error;
          const git = await exchange.copies.of(vscode.Uri.parse(coalition.root, true));
          if (error.state === 'conflict') {
            const { conflicts = [] } = error.details;
            for (const [path, choice] of await questions.ask(git, conflicts)) choices.set(path, choice);
          } else if (error.state === 'no-identity') await setIdentity(git, await askIdentity());
          else throw error;
        }
      }
    },
    dispose: () => questions.dispose(),
  };
}
