/** Words in station tables: technology, band, cover type, status, sector type. Each reader says undefined when it cannot tell. */
import { plainText } from '../io/table/numbers.js';
import { bandByName, usualBandOfFrequency } from '../radio/bands.js';
import type { Technology } from '../radio/layer.js';
import type { CoverType, Status } from './network.js';

/** `other` is a technology that is known and not planned here: 2G, 3G, NB-IoT. */
export function technologyOf(text: string): Technology | 'other' | undefined {
  const t = plainText(text).toLowerCase();
  if (t === '') return undefined;
  if (/nb[-_ ]?iot|^nb$|emtc/.test(t)) return 'other';
  const nr = /nr|5g|gnb|gnodeb/.test(t);
  const lte = /lte|4g|enb|enodeb|^fdd$|^tdd$/.test(t);
  if (nr !== lte) return nr ? 'nr' : 'lte';
  if (nr) return undefined;
  return /gsm|umts|wcdma|cdma|2g|3g|dcs/.test(t) ? 'other' : undefined;
}

export interface BandWord {
  readonly technology?: Technology;
  /** Band number without letter. */
  readonly number?: number;
  /** A carrier frequency that stands in the band column. */
  readonly frequency_MHz?: number;
}

/** Everyday names of bands in China by their round frequency, MHz → band number for LTE and NR. */
const nominal: Readonly<Record<number, readonly [number, number]>> = {
  700: [28, 28],
  800: [5, 5],
  850: [5, 5],
  900: [8, 8],
  1800: [3, 3],
  1900: [39, 39],
  2000: [34, 34],
  2100: [1, 1],
  2300: [40, 40],
  2600: [41, 41],
  3300: [42, 78],
  3400: [42, 78],
  3500: [42, 78],
  4900: [79, 79],
};
/** Letters that Chinese carriers give to their TDD bands. */
const letters: Readonly<Record<string, number>> = { a: 34, d: 41, e: 40, f: 39 };

/** Reads `B3`, `n78`, `Band 41`, `1800M`, `3.5G`, `FDD1800`, `F频段`, `2585`; undefined when it is none of these. */
export function bandOf(text: string, technology: Technology | undefined): BandWord | undefined {
  const t = plainText(text).toLowerCase().replace(/\s+/g, '');
  const said = /^n\d|nr/.test(t) ? 'nr' : /^b\d|^band|lte/.test(t) ? 'lte' : undefined;
  const known = technology ?? said;
  const rest = t.replace(/lte|nr|fdd|tdd|td|频段|频带|band|(?<![\d.])[45]g(?!hz)|[-_:：]/g, '');
  if (rest in letters) return { technology: 'lte', number: letters[rest] };
  const gigahertz = /^(\d+(?:\.\d+)?)g(?:hz)?$/.exec(rest);
  const plain = /^[bn]?(\d+(?:\.\d+)?)(m|mhz|兆)?$/.exec(rest);
  const value = gigahertz ? Number(gigahertz[1]) * 1000 : plain ? Number(plain[1]) : Number.NaN;
  if (Number.isNaN(value)) return undefined;
  const isNumber = !gigahertz && plain?.[2] === undefined && value < 400 && Number.isInteger(value);
  if (isNumber) {
    const name = `${known === 'nr' ? 'n' : 'b'}${value}`;
    if (bandByName(name)) return { technology: known, number: value };
    // A number that only the other technology has tells the technology: 78 without letter is n78.
    return known === undefined && bandByName(`n${value}`) ? { technology: 'nr', number: value } : undefined;
  }
  const round = nominal[value];
  if (round) return { technology: known, number: round[known === 'nr' ? 1 : 0] };
  if (value < 400) return undefined;
  return usualBandOfFrequency(known ?? 'lte', value)
    ? { technology: known, frequency_MHz: value }
    : undefined;
}

/** Cover type; `pole` marks small outdoor sites. Codes 1 and 2 count only under a door-type header. */
export function coverTypeOf(text: string, header: string): { type: CoverType; pole: boolean } | undefined {
  const t = plainText(text).toLowerCase();
  if (header === 'doortype' && (t === '1' || t === '2'))
    return { type: t === '1' ? 'outdoor' : 'indoor', pole: false };
  if (/隧道|泄漏|漏缆|tunnel|leaky/.test(t)) return { type: 'tunnel', pole: false };
  if (/直放|repeater/.test(t)) return { type: 'repeater', pole: false };
  if (isIndoorWord(t)) return { type: 'indoor', pole: false };
  if (/微|杆|pole|micro|small|pico/.test(t)) return { type: 'outdoor', pole: true };
  if (/宏|室外|outdoor|macro|道路|铁塔|楼顶|地面|普通/.test(t)) return { type: 'outdoor', pole: false };
  return undefined;
}

/** A name or type that says indoor system. */
export const isIndoorWord = (text: string): boolean =>
  /室分|室内|皮站|皮基站|飞站|微分布|分布系统|prru|\bdas\b|indoor|femto/i.test(text);

export function statusOf(text: string): Status | undefined {
  const t = plainText(text).toLowerCase();
  if (/未开通|规划|在建|待建|planned|plan|building|拟建/.test(t)) return 'planned';
  if (/退|停|关闭|闭|拆|off|inactive|down|disabled/.test(t) || ['0', 'no', 'false', '否'].includes(t))
    return 'off';
  if (/在网|开通|现网|运行|入网|正常|on[-_ ]?air|active|running|online/.test(t)) return 'on-air';
  return ['1', 'on', 'yes', 'true', '是'].includes(t) ? 'on-air' : undefined;
}

/** Does a sector type or azimuth cell say that the antenna radiates all around? */
export function isOmni(sectorType: string, header: string): boolean {
  const t = plainText(sectorType).toLowerCase();
  return (
    /全向|omni/.test(t) || (header === 'sectortype' && t === '1') || (header === '扇区类型' && t === '1')
  );
}
