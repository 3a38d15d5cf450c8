import { present } from '../present';
import { readYaml, type YamlValue } from '../yaml/yaml-value';

/** The YAML head of a draft. Values of the wrong type are left out; unknown keys are ignored. */
export interface FrontMatter {
  readonly title?: string;
  /** ISO date. */
  readonly date?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly status?: 'draft' | 'adopted';
  /** Id of the revision before this one: `gdc/zero-draft`. */
  readonly previous?: string;
  readonly symbol?: string;
  /** Other names under which other texts cite this one: `GDC`, `Tunis Agenda`. */
  readonly aliases?: readonly string[];
  /** ISO date and time by which input is due. */
  readonly deadline?: string;
  readonly source?: { readonly file?: string; readonly sha256?: string; readonly url?: string };
}

/** Front matter that is not closed within so many code units is none. */
export const FRONT_MATTER_LIMIT = 65_536;

const OPENING = /^\ufeff?---[ \t]*(?:\r\n?|\n)/;
const CLOSING = /(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/g;

/** Offset after the closing line of the front matter at the start of `text`; 0 without one. */
export function frontMatterEnd(text: string): number {
  const opening = OPENING.exec(text.slice(0, 64));
  if (opening === null) return 0;
  const head = text.slice(0, FRONT_MATTER_LIMIT);
  CLOSING.lastIndex = opening[0].length - 1;
  const closing = CLOSING.exec(head);
  if (closing === null) return 0;
  const end = closing.index + closing[0].length;
  // What ends at the cut may go on behind it.
  return end === head.length && head.length < text.length ? 0 : end;
}

/**
 * Reads the front-matter block, its `---` lines included. Never throws; linear, as it is untrusted: what holds
 * too much or is nested too deeply says nothing.
 */
export function readFrontMatter(block: string): FrontMatter {
  const yaml = block.replace(OPENING, '').replace(/(?:---|\.\.\.)[ \t]*(?:\r\n?|\n)?$/, '');
  const { value } = readYaml(yaml);
  if (!isRecord(value)) return {};
  const status = text(value, 'status');
  const source = value.source;
  const aliases = value.aliases;
  return {
    ...present('title', text(value, 'title')),
    ...present('date', text(value, 'date')),
    ...present('language', text(value, 'language')),
    ...(status === 'draft' || status === 'adopted' ? { status } : {}),
    ...present('previous', text(value, 'previous')),
    ...present('symbol', text(value, 'symbol')),
    ...(Array.isArray(aliases) ? { aliases: aliases.filter((alias) => typeof alias === 'string') } : {}),
    ...present('deadline', text(value, 'deadline')),
    ...(isRecord(source)
      ? {
          source: {
            ...present('file', text(source, 'file')),
            ...present('sha256', text(source, 'sha256')),
            ...present('url', text(source, 'url')),
          },
        }
      : {}),
  };
}

type Fields = { [key: string]: YamlValue };

function isRecord(value: YamlValue | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(record: Fields, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
