// What a file is, by its bytes; its name is only a hint.
import { decodeText } from './lines.ts';

export type FileKind =
  | 'empty'
  | 'zip'
  | 'pdf'
  | 'encrypted-office'
  | 'old-office'
  | 'rtf'
  | 'html'
  | 'binary'
  | 'text';

const starts = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/** Kind by signature; text is what has no signature and no control characters. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return isEncrypted(bytes) ? 'encrypted-office' : 'old-office';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^(<!doctype html|<html)/.test(head)) return 'html';
  return isText(bytes) ? 'text' : 'binary';
}

/** A password-protected .docx or .xlsx is a compound file with a stream named EncryptedPackage. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);
  const end = Math.min(bytes.length - name.length, 8 * 1024 * 1024);
  for (let at = 512; at < end; at += 1) {
    if (bytes[at] === name[0] && name.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/** Decoded as a text would be, almost no character may be a control or a replacement. */
function isText(bytes: Uint8Array): boolean {
  const head = decodeText(bytes.subarray(0, 4096));
  const odd = head.match(/(?![\t\n\v\f\r])[\p{Cc}\p{Cn}\p{Co}\ufffd]/gu)?.length ?? 0;
  return odd <= 2 + head.length / 100;
}
