/** Text to bytes in the encodings that Chinese spreadsheets open: the counterpart of `decodeText`. */
import iconv from 'iconv-lite';

/** GB18030 without a mark: GBK for everyday characters, four bytes for the rest, so that no character is lost. */
export const encodeGb18030 = (text: string): Uint8Array => new Uint8Array(iconv.encode(text, 'gb18030'));
