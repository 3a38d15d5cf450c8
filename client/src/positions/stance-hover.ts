import * as vscode from 'vscode';
import { CodeAction, CodeActionRequest } from 'vscode-languageclient';
import { memberStances } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { documentSelector } from '../document-selector';
import { memberStanceWords } from './member-stance-words';

/**
 * Below the hover on a term: say where the own member stands on its position, with one click. What the server
 * writes into hovers comes from files that anybody wrote and can run nothing; here stand our own words, and
 * links that run these four commands and no other.
 */
export function stanceHover({ session }: Caucus): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, {
    async provideHover(document, position, token) {
      if (session.state !== 'running') return undefined;
      const client = await session.start();
      const converter = client.code2ProtocolConverter;
      const actions = await client.sendRequest(
        CodeActionRequest.type,
        {
          textDocument: converter.asTextDocumentIdentifier(document),
          range: converter.asRange(new vscode.Range(position, position)),
          context: { diagnostics: [] },
        },
        token,
      );
      for (const action of actions ?? []) {
        const { command } = CodeAction.is(action) ? action : {};
        const [uri] = command?.arguments ?? [];
        if (command?.command !== 'caucus.takeStance' || typeof uri !== 'string') continue;
        return new vscode.Hover(linksFor(uri));
      }
      return undefined;
    },
  });
}

function linksFor(position: string): vscode.MarkdownString {
  // A bracket in an address would end the link.
  const argument = encodeURIComponent(JSON.stringify([position])).replace(/[()]/g, (bracket) =>
    bracket === '(' ? '%28' : '%29',
  );
  const words = memberStanceWords();
  const links = memberStances.map(
    (stance) => `[${words[stance].name}](command:caucus.takeStance.${stance}?${argument})`,
  );
  const markdown = new vscode.MarkdownString(vscode.l10n.t('Say where we stand: {0}', links.join(' · ')));
  markdown.isTrusted = { enabledCommands: memberStances.map((stance) => `caucus.takeStance.${stance}`) };
  return markdown;
}
