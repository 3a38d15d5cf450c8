import * as vscode from 'vscode';
import { CodeLensRequest } from 'vscode-languageclient';
import type { Caucus } from '../caucus';
import { annotationSettings, onDidChangeAnnotationSettings } from './settings';

/** Takes the code lenses of the server away, and brings them back, when the setting changes. */
export function refreshCodeLenses({ session }: Caucus): vscode.Disposable {
  return onDidChangeAnnotationSettings(async () => {
    if (session.state !== 'running') return;
    const client = await session.start();
    const feature = client.getFeature(CodeLensRequest.method);
    for (const document of vscode.workspace.textDocuments) {
      feature.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    }
  });
}

/** Whether the server is asked for code lenses at all. */
export function wantsCodeLenses(): boolean {
  return annotationSettings().codeLens;
}
