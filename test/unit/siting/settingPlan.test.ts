import { describe, expect, it } from 'vitest';
import { settable, settingRows, settingsColumns } from '../../../src/siting/settingPlan.js';
import type { SettingChange } from '../../../src/siting/settings.js';
import { network } from '../coverage/incremental/world.js';

const { net } = network(2);

describe('which antennas may be set anew', () => {
  it('leaves alone those that look all around, whose setting was assumed, or that are not ours', () => {
    const sectors = net.sectors.map((s) => {
      if (s.index === 0) return { ...s, defaulted: ['elec_tilt_deg'] };
      return s.index === 1 ? { ...s, defaulted: ['pci'] } : s;
    });
    // The second site of this world has symmetric antennas.
    expect(settable(sectors, (s) => s.index !== 5)).toEqual([1, 2, 3, 4]);
  });
});

describe('rows of sites/settings.csv', () => {
  const change = (slot: number, after: SettingChange['after']): SettingChange => ({
    slot,
    before: { azimuth_deg: 20, elecTilt_deg: 3 },
    after,
    gain: { value: 10, expected: 12.34, covered: -1, crowded: 0 },
  });
  const cell = (row: readonly unknown[], column: (typeof settingsColumns)[number]) =>
    row[settingsColumns.indexOf(column)];

  it('name the cell, both settings, and whether somebody must climb', () => {
    const changes = [
      change(2, { azimuth_deg: 40, elecTilt_deg: 3 }),
      change(1, { azimuth_deg: 20, elecTilt_deg: 5 }),
    ];
    const [turned, tilted] = settingRows('on-air', changes, net.sectors);
    expect(turned).toHaveLength(settingsColumns.length);
    expect(cell(turned, 'cellId')).toBe('c2');
    expect(
      ['azimuthBefore_deg', 'azimuthAfter_deg'].map((c) => cell(turned, c as 'azimuthAfter_deg')),
    ).toEqual([20, 40]);
    expect([cell(turned, 'siteVisit'), cell(tilted, 'siteVisit')]).toEqual([true, false]);
    expect([cell(turned, 'rank'), cell(tilted, 'rank')]).toEqual([1, 2]);
    expect(cell(turned, 'expectedGain_people')).toBe(12.3);
    // Before it is put up an antenna is turned for nothing.
    expect(settingRows('plan', changes, net.sectors).map((r) => cell(r, 'siteVisit'))).toEqual([
      false,
      false,
    ]);
  });
});
