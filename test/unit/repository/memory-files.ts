import type { DirectoryEntry, FileSystem } from '../../../server/src/repository/file-system';

/** Files of a coalition in memory, by path below {@link root}. A value of `'link'` type is a symbolic link. */
export class MemoryFiles implements FileSystem {
  readonly files: Map<string, string | Uint8Array | { link: string }>;
  /** Paths that were read, in order. */
  readonly reads: string[] = [];

  constructor(files: Record<string, string | Uint8Array | { link: string }>) {
    this.files = new Map(Object.entries(files));
  }

  async readFile(uri: string, maxBytes: number): Promise<Uint8Array> {
    const path = pathOf(uri);
    this.reads.push(path);
    const content = this.files.get(path);
    if (content === undefined) throw new Error('missing');
    if (typeof content === 'object' && 'link' in content) throw new Error('a link');
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    if (bytes.length > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    return bytes;
  }

  async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    const prefix = `${pathOf(uri)}/`.replace(/^\//, '');
    const entries = new Map<string, DirectoryEntry['type']>();
    for (const [path, content] of this.files) {
      if (!path.startsWith(prefix)) continue;
      const [name = '', ...rest] = path.slice(prefix.length).split('/');
      const isLink = typeof content === 'object' && 'link' in content;
      entries.set(name, rest.length > 0 ? 'directory' : isLink ? 'link' : 'file');
    }
    return Array.from(entries, ([name, type]) => ({ name, type }));
  }
}

export const root = 'file:///home/a%20b/coalition';

export function uriOf(path: string): string {
  return `${root}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function pathOf(uri: string): string {
  if (!uri.startsWith(root)) throw new Error(`outside of the coalition: ${uri}`);
  return decodeURIComponent(uri.slice(root.length + 1));
}

/** A coalition without problems that has one of everything. */
export function goodFiles(): Record<string, string> {
  return {
    'caucus.yaml': [
      'caucus: 1',
      'name: Test coalition',
      'members:',
      '  example-registry: { name: Example Registry, emails: ["@example.org"], fictional: true }',
      '  island-operators: { name: Island Operators }',
      'processes:',
      '  idc: { name: Illustrative Digital Compact }',
      'topics:',
      '  igf: { name: Internet Governance Forum }',
      '',
    ].join('\n'),
    'terms/multistakeholder.yaml': [
      'label: multistakeholder',
      'variants: [multistakeholderism]',
      'translations: { fr: [multipartite], zh: [多利益攸关方] }',
      'stance: support',
      'topic: igf',
      'positions: [all-stakeholders]',
      'contrast: [multilateral]',
      'note: Why we track it.',
      '',
    ].join('\n'),
    'positions/all-stakeholders/position.md': [
      '---',
      'title: All stakeholders decide',
      'topic: igf',
      'status: agreed',
      'agreed: 2025-11-14',
      'terms: [multistakeholder]',
      'sources:',
      '  - { statement: opening, url: "https://example.org/opening", date: 2025-06, paragraph: 29, draft: idc/rev-1 }',
      'language: |',
      '  all stakeholders, in their respective roles',
      'fallback: relevant stakeholders',
      'red_lines: [States alone]',
      '---',
      '',
      'All stakeholders decide together.',
      '',
      'And more.',
      '',
    ].join('\n'),
    'positions/all-stakeholders/01km3vm6ars95te3hnq193eyn8-example-registry.md': [
      '---',
      'kind: stance',
      'stance: endorse',
      'member: example-registry',
      'by: A. Member <a.member@example.org>',
      'date: 2025-11-10T08:30:00Z',
      'after: 01KM2CNY9TM87YA9J9QDQD2JGB',
      '---',
      'Gladly.',
      '',
    ].join('\n'),
    'statements/opening/statement.md': [
      '---',
      'title: Opening statement',
      'status: issued',
      'date: 2025-11-14',
      'draft: idc/rev-1',
      'url: https://example.org/opening',
      'positions: [all-stakeholders]',
      '---',
      'We thank the co-facilitators.',
      '',
    ].join('\n'),
    'statements/opening/01km7gqx5mhx01bht2fs5k8jct-island-operators.md': [
      '---',
      'kind: sign',
      'member: island-operators',
      'date: 2025-11-11',
      '---',
      '',
    ].join('\n'),
    'drafts/idc/rev-1.undraft.md': '---\ntitle: Rev.1\n---\n\n1. Text.\n',
    'texts/old-declaration.undraft.md': '1. Adopted.\n',
  };
}
