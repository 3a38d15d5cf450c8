/** Ids are names of files and folders on every system, so: `a`–`z`, `0`–`9` and hyphens. */
export const idPattern = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** True for what may be the id of a document, a member or a process: at most 100 characters of those. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** Ids that Windows keeps for devices; no file there can have such a name. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9])$/;

/** An id for a title: `Multi-stakeholder (new)` gives `multi-stakeholder-new`; empty where no letter is Latin. */
export function idFrom(title: string): string {
  const id = title
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return device.test(id) ? `${id}-1` : id;
}

const ulid = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const behindUlid = /^(?:-[a-z0-9-]+)?\.md$/i;

/** The ULID (Crockford's base 32, lower case) that an entry's file name begins with. */
export function entryIdOf(fileName: string): string | undefined {
  const id = fileName.slice(0, 26).toLowerCase();
  return ulid.test(id) && behindUlid.test(fileName.slice(26)) ? id : undefined;
}
