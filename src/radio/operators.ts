/** Operators of China by any usual name or PLMN, and the sharing groups in which their cells serve and interfere. */
import type { Technology } from './layer.js';

const aliases: Readonly<Record<string, readonly string[]>> = {
  mobile: [
    '移动',
    'cmcc',
    'chinamobile',
    'mobile',
    'cm',
    '46000',
    '46002',
    '46004',
    '46007',
    '46008',
    '46013',
  ],
  unicom: ['联通', 'cucc', 'chinaunicom', 'unicom', 'cu', '46001', '46006', '46009', '46010'],
  telecom: ['电信', 'ctcc', 'chinatelecom', 'telecom', 'chinanet', 'ct', '46003', '46005', '46011', '46012'],
  broadnet: ['广电', 'cbn', 'chinabroadnet', 'broadnet', 'chinabroadcastingnetwork', '46015'],
};
const exact = new Map<string, string>(
  Object.entries(aliases).flatMap(([id, names]) => names.map((n) => [n, id] as const)),
);

export const unknownOperator = 'unknown';

/**
 * Operators named in a cell, ids sorted: `电信+联通` → telecom, unicom. A name that is none of the four becomes its own
 * id (lower case, `-` for blanks). Blank → empty list.
 */
export function operatorsOf(text: string): string[] {
  const found = new Set<string>();
  for (const part of text.normalize('NFKC').split(/[+;,、|&\/]|和|与/)) {
    const id = operatorOf(part);
    if (id !== '') found.add(id);
  }
  return [...found].sort();
}

function operatorOf(part: string): string {
  const key = part
    .trim()
    .toLowerCase()
    .replace(/^中国/, '')
    .replace(/[\s_\-.]|公司|集团/g, '');
  if (key === '' || key === unknownOperator || key === '未知') return '';
  const known = exact.get(key);
  if (known !== undefined) return known;
  for (const [id, names] of Object.entries(aliases)) if (key.includes(names[0])) return id;
  return part
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** Bands that two operators of China build and use together. */
const sharing: readonly { readonly operators: readonly string[]; readonly bands: readonly string[] }[] = [
  { operators: ['broadnet', 'mobile'], bands: ['n28'] },
  { operators: ['telecom', 'unicom'], bands: ['n78', 'n1', 'n5', 'n8', 'b5', 'b8'] },
];

export interface SharingGroup {
  /** `mobile+broadnet`, `telecom+unicom`, one operator, or `unknown`. */
  readonly group: string;
  readonly operators: readonly string[];
}

/** The group in which a cell serves. Mobile also uses 900 MHz alone, so b8 is shared only for Telecom and Unicom. */
export function sharingGroup(
  operators: readonly string[],
  technology: Technology,
  band: string,
): SharingGroup {
  if (operators.length === 0) return { group: unknownOperator, operators: [] };
  const shared = sharing.find(
    (s) =>
      s.bands.includes(band) &&
      band.startsWith(technology === 'lte' ? 'b' : 'n') &&
      operators.every((o) => s.operators.includes(o)),
  );
  return groupOf(shared ? shared.operators : operators);
}

/** Group id of a set of operators; `mobile+broadnet` keeps the host operator first, all others sort by name. */
export function groupOf(operators: readonly string[]): SharingGroup {
  const sorted = [...new Set(operators)].sort();
  if (sorted.length === 2 && sorted[0] === 'broadnet' && sorted[1] === 'mobile') sorted.reverse();
  return { group: sorted.join('+'), operators: sorted };
}
