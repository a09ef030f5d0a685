import { describe, expect, it } from 'vitest';
import { frameMismatches, type LayerInput, makeLayer } from '../../../src/radio/layers.js';
import { canSynchronise, tddFrame, type TddFrame, uplinkShare } from '../../../src/radio/tddFrame.js';

const frame = (text: string, scs_kHz: number): TddFrame => {
  const made = tddFrame(text, scs_kHz);
  if (!made) throw new Error(text);
  return made;
};

describe('TDD frames', () => {
  it('shares of time are counted in symbols, the guard belongs to neither', () => {
    // 2.5 ms dual period: five D, three U, two S of 10:2:2 in ten slots.
    expect(frame('DDDSUDDSUU', 30).dlShare).toBeCloseTo(90 / 140, 12);
    expect(frame('DDDSUDDSUU', 30).ulShare).toBeCloseTo(46 / 140, 12);
    expect(frame('DSUUU 4:2:8', 30).dlShare).toBeCloseTo(18 / 70, 12);
  });

  it('LTE 3:1 with 10:2:2 meets NR 8:2 only with the special slot 6:4:4, as networks are set', () => {
    const lte = frame('DSUDD 10:2:2', 15);
    expect(canSynchronise(lte, frame('DDDDDDDSUU 6:4:4', 30))).toBe(true);
    expect(canSynchronise(frame('DDDDDDDSUU 6:4:4', 30), lte)).toBe(true);
    expect(canSynchronise(lte, frame('DDDDDDDSUU 12:1:1', 30))).toBe(false);
    expect(canSynchronise(lte, frame('DDDSUDDSUU', 30))).toBe(false);
  });

  it('a frame fits itself at any offset of its text, and not one with more uplink', () => {
    expect(canSynchronise(frame('DDDSUDDSUU', 30), frame('DDSUUDDDSU', 30))).toBe(true);
    expect(canSynchronise(frame('DDDSU', 30), frame('DDDSUDDSUU', 30))).toBe(false);
  });

  it('refuses what is no frame', () => {
    for (const text of ['', 'DDX', 'dddsu', 'DDDSU 10:2:3', 'DDDSU 10:2'])
      expect(tddFrame(text, 30), text).toBeUndefined();
  });
});

describe('frames of layers', () => {
  const n78: LayerInput = { id: 'a', technology: 'nr', frequency_MHz: 3450, bandwidth_MHz: 100 };
  const other: LayerInput = { ...n78, id: 'b', frequency_MHz: 3550 };
  const mismatches = (...inputs: LayerInput[]) =>
    frameMismatches(inputs.map(makeLayer)).map(([a, b]) => `${a.id}/${b.id}`);

  it('give the layer both shares of time; without, the uplink has what the downlink leaves', () => {
    const layer = makeLayer({ ...n78, frame: 'DDDSUDDSUU' });
    expect([layer.dlShare, uplinkShare(layer)]).toEqual([90 / 140, 46 / 140]);
    expect(uplinkShare(makeLayer({ ...n78, dl_share: 0.8 }))).toBeCloseTo(0.2, 12);
    expect(uplinkShare(makeLayer({ ...n78, id: 'c', frequency_MHz: 773, bandwidth_MHz: 30 }))).toBe(1);
  });

  it('are not stated for FDD, beside a share, or wrongly', () => {
    expect(() => makeLayer({ ...n78, frame: 'DDDSU', dl_share: 0.7 })).toThrow(/dl_share/);
    expect(() => makeLayer({ ...n78, frame: 'DDDSU 1:2:3' })).toThrow(/no TDD frame/);
    expect(() =>
      makeLayer({ id: 'c', technology: 'nr', frequency_MHz: 773, bandwidth_MHz: 30, frame: 'DDDSU' }),
    ).toThrow(/only a TDD layer/);
  });

  it('that differ in one band are named once, also on neighbouring channels; another band and FDD are not', () => {
    expect(mismatches({ ...n78, frame: 'DDDSUDDSUU' }, { ...other, frame: 'DDDDDDDSUU 6:4:4' })).toEqual([
      'a/b',
    ]);
    expect(mismatches({ ...n78, frame: 'DDDSUDDSUU' }, { ...other, frame: 'DDDSUDDSUU' })).toEqual([]);
    expect(mismatches({ ...n78, frame: 'DDDSUDDSUU' }, other)).toEqual([]);
    expect(mismatches({ ...n78, dl_share: 0.25 }, other)).toEqual(['a/b']);
    const n41 = { ...n78, id: 'c', frequency_MHz: 2565, frame: 'DDDDDDDSUU 6:4:4' };
    expect(mismatches({ ...n78, frame: 'DDDSUDDSUU' }, n41)).toEqual([]);
    const b41: LayerInput = { id: 'd', technology: 'lte', frequency_MHz: 2645, bandwidth_MHz: 20 };
    expect(mismatches(n41, { ...b41, frame: 'DSUDD 10:2:2' })).toEqual([]);
    expect(mismatches(n41, { ...b41, frame: 'DSUUD 10:2:2' })).toEqual(['c/d']);
  });
});
