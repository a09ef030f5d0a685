/** Numbers that carry a unit: `2.6 GHz` for a key in MHz, `250 m`, `70 %`. Converted here, at parse, once. */

/** Unit of an option; `1` is a plain number or share. */
export type Unit = 'MHz' | 'kHz' | 'm' | 'km' | 'deg' | 'dB' | 'dBm' | 'W' | 'kbit/s' | '1';

/** Symbol → factor, per quantity. Symbols are compared without case: milli and mega never meet in one table. */
const frequency_Hz = { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 };
const length_m = { m: 1, km: 1e3 };
const families: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  MHz: frequency_Hz,
  kHz: frequency_Hz,
  m: length_m,
  km: length_m,
  deg: { deg: 1, '°': 1 },
  dB: { dB: 1 },
  dBm: { dBm: 1 },
  W: { W: 1, kW: 1e3 },
  'kbit/s': { 'kbit/s': 1, 'Mbit/s': 1e3 },
  '1': { '%': 0.01 },
};

export const unitsFor = (unit: Unit): readonly string[] => Object.keys(families[unit]);

/** `"2.6 GHz"` in MHz → 2600. NaN when the text is not a number followed by a unit of the same quantity. */
export function parseQuantity(text: string, unit: Unit): number {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z%°/]+)\s*$/i.exec(text);
  if (!match) return Number.NaN;
  const family = families[unit];
  const symbol = Object.keys(family).find((s) => s.toLowerCase() === match[2].toLowerCase());
  if (symbol === undefined) return Number.NaN;
  const value = (Number(match[1]) * family[symbol]) / (family[unit] ?? 1);
  // 2.6 × 1e9 / 1e6 must be 2600, not its neighbour: 12 digits are far more than any input has.
  return Number(value.toPrecision(12));
}
