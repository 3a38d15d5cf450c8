import { sha256 } from '@noble/hashes/sha2';
import { utf8ToBytes } from '@noble/hashes/utils';
import { encodeTime, isValid, ulidToUUID, uuidToULID } from 'ulid';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const ownPrefix = 'urn:x-caucus:';

/** The IRI of an entry: a ULID is a UUID written otherwise. Others get an IRI of ours. */
export function entryIri(id: string): string {
  // A first digit above 7 is more than the 128 bits of a UUID.
  return isValid(id) && id.charAt(0) <= '7'
    ? `urn:uuid:${ulidToUUID(id.toUpperCase()).toLowerCase()}`
    : ownIri('entry', id);
}

/** An IRI in the vocabulary of our own, for what has no other. */
export function ownIri(
  kind: 'draft' | 'member' | 'position' | 'thread' | 'entry' | 'collection',
  id: string,
): string {
  return `${ownPrefix}${kind}:${id.split('/').map(encoded).join('/')}`;
}

/** Any words as a part of an IRI: half of a surrogate pair, which no IRI can hold, becomes U+FFFD. */
export function encoded(words: string): string {
  return encodeURIComponent(whole(words));
}

/** `mailto:` and an address, whatever that is; `decodeURIComponent` has it back. */
export function mailIri(address: string): string {
  return `mailto:${encodeURI(whole(address)).replace(/[#?]/g, encodeURIComponent)}`;
}

/**
 * An address on the web as a URI (RFC 3986), the form that every reader of IRIs takes: as it is, but with what
 * is beyond ASCII encoded (RFC 3987, 3.1). Undefined for what is none even so.
 */
export function webIri(address: string): string | undefined {
  const uri = address.replace(/[^\x00-\x7f]+/g, encoded);
  return webUri.test(uri) ? uri : undefined;
}

const webUri = (() => {
  const plain = "[\\w.~!$&'()*+,;=-]|%[\\da-f]{2}";
  const rest = `(?:${plain}|[:@/?])*`;
  const host = `(?:\\[[\\da-f:.]+\\]|(?:${plain})+)`;
  return new RegExp(`^https?://(?:(?:${plain}|:)*@)?${host}(?::\\d*)?(?:[/?]${rest})?(?:#${rest})?$`, 'i');
})();

function whole(words: string): string {
  return words.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The id in an IRI of ours of that kind. */
export function idInIri(kind: 'draft' | 'member' | 'position', iri: string): string | undefined {
  const prefix = `${ownPrefix}${kind}:`;
  if (!iri.startsWith(prefix)) return undefined;
  try {
    return decodeURIComponent(iri.slice(prefix.length));
  } catch {
    return undefined;
  }
}

/**
 * The ULID that an annotation has here: its own where its IRI is a UUID, else one made from its time and its
 * IRI, so that it gets the same one whenever it is imported.
 *
 * @param created milliseconds since 1970
 */
export function entryIdFor(iri: string, created: number): string {
  const uuid = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(iri)?.[1];
  if (uuid !== undefined) return uuidToULID(uuid.toUpperCase()).toLowerCase();
  let chance = '';
  for (const byte of sha256(utf8ToBytes(iri)).subarray(0, 16)) chance += digits.charAt(byte & 31);
  return encodeTime(Math.max(0, created)).toLowerCase() + chance;
}
