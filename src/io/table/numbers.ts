/** Numbers and angles as people write them in tables: full-width digits, units behind, decimal commas, degrees-minutes-seconds. */

/** Cells that mean "nothing known". The word NaN is not one of them: it comes from a computation that went wrong. */
const blanks = new Set([
  '',
  '-',
  '--',
  '—',
  '/',
  '\\',
  '\\n',
  'n/a',
  '#n/a',
  'na',
  'null',
  'none',
  '无',
  '空',
  '未知',
]);

/** Most cells; they need no normalisation. */
const ascii = /^[\x20-\x7e]*$/;

/** Compatibility forms to plain ones; degree signs first, because NFKC would turn `º` into a letter. */
export function plainText(cell: string): string {
  if (ascii.test(cell)) return cell.trim();
  return cell
    .replace(/[º˚]/g, '°')
    .normalize('NFKC')
    .replace(/[−–﹣]/g, '-')
    .trim();
}

export const isBlank = (cell: string): boolean => blanks.has(plainText(cell).toLowerCase());

const unit = '(?:°|度|m|米|km|dbm|dbi|dbd|db|w|瓦|mhz|兆|khz|mm)?';
const number = new RegExp(`^([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)\\s*${unit}$`, 'i');

/** The number in a cell; undefined when it is blank, NaN when it cannot be read. A unit behind the number is dropped. */
export function parseNumber(cell: string, decimalComma = false): number | undefined {
  if (isBlank(cell)) return undefined;
  let text = plainText(cell).replace(/\s+/g, ' ');
  if (decimalComma) text = text.replace(',', '.');
  const match = number.exec(text);
  return match ? Number(match[1]) : Number.NaN;
}

const degrees = String.raw`(\d{1,3}(?:\.\d+)?)\s*[°度d:]`;
const minutes = String.raw`(?:\s*(\d{1,2}(?:\.\d+)?)\s*['′’分:]?)?`;
const seconds = String.raw`(?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′|’’)?)?`;
const dms = new RegExp(
  `^([-+]?)([NSEW北南东西])?\\s*${degrees}${minutes}${seconds}\\s*([NSEW北南东西])?$`,
  'i',
);

/** A longitude or latitude in degrees: decimal or degrees-minutes-seconds, hemisphere letter before or behind. */
export function parseAngle(cell: string, decimalComma = false): number | undefined {
  if (isBlank(cell)) return undefined;
  const plain = plainText(decimalComma ? cell.replace(',', '.') : cell);
  const bare = parseNumber(plain.replace(/\s*°$/, '').replace(/^[NSEW北南东西]\s*|\s*[NSEW北南东西]$/i, ''));
  const west = /^[SW南西]|[SW南西]$/i.test(plain) ? -1 : 1;
  if (bare !== undefined && !Number.isNaN(bare)) return west * bare;
  const match = dms.exec(plain);
  if (!match) return Number.NaN;
  const [, sign, , d, min = '0', sec = '0'] = match;
  if (Number(min) >= 60 || Number(sec) >= 60) return Number.NaN;
  return (sign === '-' ? -1 : 1) * west * (Number(d) + Number(min) / 60 + Number(sec) / 3600);
}
