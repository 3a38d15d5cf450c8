import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, file, folder, hover, show } from '../host/editing';
import { waitFor } from '../host/wait';

const forged = 'positions/history/01jc3h8k2v0000000000000001-second.md';

describe('Check who said what', () => {
  before(async () => {
    git('init', '--quiet');
    write('caucus.yaml', caucus);
    write('positions/history/position.md', '---\ntitle: H\nstatus: agreed\n---\n');
    commit();
    write(forged, '---\nkind: stance\nstance: object\nmember: second\ndate: 2024-11-07T14:43:00Z\n---\n');
    commit();
    const { document } = await show('drafts/compact/rev-1.undraft.md');
    await hover(document, 'multi-stakeholder');
  });
  after(closeAll);

  it('shows what does not fit at the entry, and at caucus.yaml what is gone', async () => {
    const gone = 'positions/history/01jc3h8k2v0000000000000002-first.md';
    write(gone, '---\nkind: stance\nstance: object\nmember: first\ndate: 2024-11-07T14:43:00Z\n---\n');
    commit();
    git('rm', '--quiet', gone);
    commit();
    await vscode.commands.executeCommand('caucus.checkHistory');
    const [found] = await waitFor('the finding', () => {
      const list = findings(forged).filter(({ code }) => code === 'not-the-author');
      return list.length > 0 && list;
    });
    assert.match(
      found?.message ?? '',
      /^Takes a stance for Second; committed by someone else: P <p@first\.example>/,
    );
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    const [deletion] = findings('caucus.yaml').filter(({ code }) => code === 'deleted-entry');
    assert.match(deletion?.message ?? '', /0002-first\.md: Deleted after it had been shared/);
  });
});

const caucus = `caucus: 1
name: H
members:
  first: { name: First, emails: ["@first.example"] }
  second: { name: Second, emails: ["@second.example"] }
`;

function findings(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(file(path)).filter(({ source }) => source === 'Caucus');
}

function write(path: string, text: string): void {
  const { fsPath } = file(path);
  mkdirSync(dirname(fsPath), { recursive: true });
  writeFileSync(fsPath, text);
}

function commit(): void {
  git('add', '--all');
  git('-c', 'user.name=P', '-c', 'user.email=p@first.example', 'commit', '--quiet', '-m', 'Share');
}

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: folder().fsPath });
}
