import * as vscode from 'vscode';
import type { ThreadTools } from '../annotations/thread-commands';
import { agree } from './agree';
import { copySignatories } from './copy-signatories';
import { proposePosition } from './propose-position';
import { signStatement } from './sign-statement';
import { stanceHover } from './stance-hover';
import { statementSteps } from './statement-steps';
import { statementsView } from './statements-view';
import { takeStance } from './take-stance';

/** All that one does with positions and statements: propose, say where one stands, agree, sign, issue. */
export function positions(tools: ThreadTools): vscode.Disposable {
  const { caucus } = tools;
  return vscode.Disposable.from(
    takeStance(tools),
    stanceHover(caucus),
    proposePosition(tools),
    agree(caucus),
    statementsView(caucus),
    signStatement(tools),
    statementSteps(caucus),
    copySignatories(caucus),
  );
}
