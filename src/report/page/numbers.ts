/** Numbers as the report shows them: the same digits in every language, a dash for what is not known, never NaN or a false 0. */

/** Not known, or nothing to say. */
export const dash = '–';

/** Thousands by comma, a true minus sign. `digits` after the point. */
export function decimal(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return dash;
  const [whole, fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

export const count = (value: number | null | undefined): string => decimal(value, 0);

/** 1 decimal; a share that is not quite nothing or not quite all does not read as 0 or 100. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return dash;
  if (share > 0 && share < 0.0005) return '<0.1%';
  if (share < 1 && share >= 0.9995) return '>99.9%';
  return `${decimal(100 * share, 1)}%`;
}

/** With its sign; ±0 without. */
export function signed(value: number | null | undefined, digits: number): string {
  const text = decimal(value, digits);
  return text !== dash && (value ?? 0) > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Difference of two shares in percentage points. */
export const points = (difference: number | null | undefined): string =>
  signed(difference === null || difference === undefined ? undefined : 100 * difference, 1);

/** Currency in units of ten thousand, to the hundredth: 100 yuan. */
export const wan = (amount: number | null | undefined): string =>
  decimal(amount === null || amount === undefined ? undefined : amount / 1e4, 2);

/** Metres as km, to the nearest 10 m. */
export const km = (length_m: number | null | undefined): string =>
  decimal(length_m === null || length_m === undefined ? undefined : length_m / 1000, 2);

/** Sum of a field; NaN, shown as a dash, when one value is not known. */
export const sumOf = <T>(list: readonly T[], value: (item: T) => number): number =>
  list.reduce((sum, item) => sum + value(item), 0);
