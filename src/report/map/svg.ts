/** Small helpers to write SVG as text. Everything that comes from a user's file passes `escapeXml`. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and attribute values. Characters that XML 1.0 forbids even when escaped are left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter((c) => isXmlCharacter(c.codePointAt(0) ?? 0))
    .join('')
    .replace(/[&<>"']/g, (c) => entities[c]);
}

/** XML 1.0, production 2; a lone half of a surrogate pair is none. */
const isXmlCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element. `content` is markup already; undefined attributes are left out. */
export function element(name: string, attributes: Attributes, content?: string): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      open += ` ${key}="${typeof value === 'number' ? decimal(value) : escapeXml(value)}"`;
  return content === undefined ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** A `<text>` of one line. */
export const textElement = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
  element('text', { x, y, ...attributes }, escapeXml(text));

/** At most two decimals: a hundredth of a pixel is beyond what a print shows, and the same input gives the same bytes. */
export const decimal = (value: number): string => String(Math.round(value * 100) / 100);

/** Width of a line in em: Chinese characters are square, others about half of that. No font is at hand to measure. */
export function textWidth_em(text: string): number {
  let width = 0;
  for (const c of text) width += (c.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : /[A-Z−≥%]/.test(c) ? 0.68 : 0.54;
  return width;
}

/** Lines no wider than `width_em`: Latin words stay whole, Chinese breaks anywhere but before punctuation; a no-break space holds. */
export function wrapText(text: string, width_em: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff](?:[，。；：、）》”])?|[^ \n\u2e80-\uffff]+[ \n]*|[ \n]+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth_em((line + piece).trimEnd()) > width_em) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A PNG as an address that stands inside the SVG, so that the file needs no other. */
export function dataUri(png: Uint8Array): string {
  let binary = '';
  // Spread into arguments overflows the stack for large arrays; blocks do not.
  for (let i = 0; i < png.length; i += 8192) binary += String.fromCharCode(...png.subarray(i, i + 8192));
  return `data:image/png;base64,${btoa(binary)}`;
}

/** Fonts that hold Chinese on the usual systems, then whatever there is. */
export const fontFamily =
  "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif";
