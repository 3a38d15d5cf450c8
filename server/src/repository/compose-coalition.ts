import * as l10n from '@vscode/l10n';
import { Document } from 'yaml';
import type { ComposedFile } from './compose-term';
import { idFrom } from './id';
import { below } from './places';

/**
 * Composes a small coalition that shows by example what goes where: one member, one process, a term and a
 * position that belong together. Pure; reading the result finds no problem in it.
 *
 * @param folder address of the folder that will hold it
 * @param name name of the coalition
 * @param member name of the organisation that begins it
 */
export function composeCoalition(folder: string, name: string, member: string): ComposedFile[] {
  const root = folder.replace(/\/$/, '');
  const title = oneLine(name) || l10n.t('Our coalition');
  const memberName = oneLine(member) || l10n.t('Our organisation');
  const file = (path: readonly string[], content: string): ComposedFile => ({
    uri: below(root, ...path),
    content,
  });
  return [
    file(
      ['caucus.yaml'],
      yaml({
        caucus: 1,
        name: title,
        members: { [idFrom(memberName) || 'member']: { name: memberName } },
        processes: { gdc: { name: 'Global Digital Compact' } },
        topics: { 'internet-governance': { name: l10n.t('Internet governance') } },
      }),
    ),
    file(
      ['terms', 'multistakeholder.yaml'],
      yaml({
        label: 'multistakeholder',
        variants: ['multistakeholderism'],
        translations: { fr: ['multipartite'], es: ['de múltiples partes interesadas'] },
        stance: 'support',
        topic: 'internet-governance',
        positions: ['multistakeholder-governance'],
        contrast: ['multilateral'],
        note: l10n.t('An example. Change it, or delete it once you have terms of your own.'),
      }),
    ),
    file(
      ['positions', 'multistakeholder-governance', 'position.md'],
      `---\n${yaml({
        title: l10n.t('The Internet is governed by all stakeholders together'),
        topic: 'internet-governance',
        status: 'proposed',
        terms: ['multistakeholder'],
        language: 'multistakeholder Internet governance',
      })}---\n\n${l10n.t('An example. The first paragraph is what members see when they point at the term in a draft.')}\n`,
    ),
    file(['README.md'], readme(title)),
    file(['.gitattributes'], '* text=auto eol=lf\n'),
    // What is left where a file was being written and the computer stopped.
    file(['.gitignore'], '.*.tmp\n'),
  ];
}

/** For those who begin, and for people who meet the folder without Caucus. */
function readme(title: string): string {
  const rows = [
    ['caucus.yaml', l10n.t('the members, processes and topics of the coalition')],
    ['terms/', l10n.t('the words that are followed in drafts, one file each')],
    ['positions/', l10n.t('what the coalition says, one folder each')],
    ['statements/', l10n.t('the texts that the coalition issues, one folder each')],
    ['annotations/', l10n.t('what members say on words of drafts, one folder a thread')],
    ['drafts/', l10n.t('the texts under negotiation: drafts/gdc/rev-1.undraft.md')],
    ['texts/', l10n.t('adopted texts, as a source of agreed language')],
  ];
  const list = rows.map(([path, meaning]) => `- \`${path}\`: ${meaning}`).join('\n');
  const intro = l10n.t(
    'This folder is what the coalition agreed on, in plain files that any editor opens. With the extension Caucus for VS Code, terms are highlighted in drafts and positions are shown where the words stand.',
  );
  const steps = [
    l10n.t('Put a text under negotiation, as it was issued, into `drafts/gdc/rev-1.undraft.md`.'),
    l10n.t('Open it in the view Drafts. Select words in it to track a term or to annotate them.'),
    l10n.t('“Publish the coalition…” gives the folder an address, and others join there.'),
  ];
  const first = steps.map((step, i) => `${i + 1}. ${step}`).join('\n');
  const heading = `# ${title.replace(/[\\`*_[\]<>#]/g, '\\$&')}`;
  return `${heading}\n\n${intro}\n\n## ${l10n.t('First steps')}\n\n${first}\n\n## ${l10n.t('The files')}\n\n${list}\n`;
}

function yaml(value: object): string {
  return new Document(value).toString({ lineWidth: 0, flowCollectionPadding: true });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 200);
}
