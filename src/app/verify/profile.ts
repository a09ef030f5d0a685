/** Path profiles as reference files and inline cases write them. */
import { type CaseProfile, profileEnds, profileLists } from '../../propagation/reference.js';
import { isObject, type JsonObject } from './caseFile.js';

/** A profile by distances and heights, or by one step and heights; undefined when it is neither. */
export function asProfile(json: unknown): CaseProfile | undefined {
  if (!isObject(json) || !isNumbers(json.h_m)) return undefined;
  const { d_km, h_m, step_m } = json;
  const more = profileExtras(json);
  if (!more) return undefined;
  if (isNumbers(d_km)) return { d_km, h_m, ...more };
  if (typeof step_m !== 'number' || !(step_m > 0)) return undefined;
  return { d_km: h_m.map((_, i) => (i * step_m) / 1000), h_m, step_m, ...more };
}

/** Clutter, zones and ends of a profile as far as they are there; undefined when one of them is no number. */
function profileExtras(json: JsonObject): Partial<CaseProfile> | undefined {
  const lists: [string, readonly number[]][] = [];
  for (const key of profileLists) {
    const list = json[key];
    if (list === undefined) continue;
    if (!isNumbers(list)) return undefined;
    lists.push([key, list]);
  }
  const ends: [string, number][] = [];
  for (const key of profileEnds) {
    const value = json[key];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    ends.push([key, value]);
  }
  return { ...Object.fromEntries(lists), ...Object.fromEntries(ends) };
}

const isNumbers = (list: unknown): list is readonly number[] =>
  Array.isArray(list) && list.every((v) => typeof v === 'number' && Number.isFinite(v));
