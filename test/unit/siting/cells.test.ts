import { describe, expect, it } from 'vitest';
import { PixelStatus } from '../../../src/coverage/kernel/fold.js';
import type { Sector } from '../../../src/network/network.js';
import { cellsByLayer } from '../../../src/siting/cells/byLayer.js';
import { type CellsInput, cellFigures } from '../../../src/siting/cells/cells.js';
import { neighbourLists } from '../../../src/siting/cells/neighbours.js';
import {
  cellsColumns,
  cellsCsvRows,
  neighboursColumns,
  neighboursCsvRows,
} from '../../../src/siting/cells/rows.js';
import { county, lowLte, networkOf, sectorOn } from './world.js';

interface Drawn {
  readonly rows: readonly string[];
  readonly pcis?: readonly number[];
  readonly positions: readonly (readonly [number, number])[];
  readonly rsrp_dBm?: (pixel: number) => number;
  readonly people?: Float64Array;
}

/** Digits are the best server of a pixel of 100 m. */
function world({ rows, pcis = [], positions, rsrp_dBm = () => -90, people }: Drawn): CellsInput {
  const base = county(rows).coverage;
  const cells = [...rows.join('')];
  const [low] = base.layers;
  const bestServer = Int32Array.from(cells, (c) => (c === ' ' ? -1 : Number(c)));
  const layer = {
    ...low,
    bestServer,
    rsrp_dBm: Float32Array.from(cells, (_, p) => rsrp_dBm(p)),
    status: Uint8Array.from(cells, (c) => (c === ' ' ? PixelStatus.outside : PixelStatus.covered)),
    overlap: Uint8Array.from(cells, () => 1),
  };
  const sectors = positions.map(
    (_, i): Sector => ({
      ...sectorOn(lowLte, 30),
      index: i,
      siteId: `S${i}`,
      cellId: `S${i}-1`,
      pci: pcis[i] ?? -1,
    }),
  );
  return { coverage: { ...base, layers: [layer] }, network: networkOf(sectors), positions, people };
}

describe('a cell', () => {
  it('is weak when more than a tenth of what it serves is at or below −110 dBm, by people where people are', () => {
    const rows = ['0000000000', '1111111111'];
    const weakAt = (p: number) => (p === 0 || p === 10 || p === 11 ? -110 : -90);
    const positions = [
      [0, 0],
      [1000, 0],
    ] as const;
    const byArea = cellFigures(world({ rows, positions, rsrp_dBm: weakAt }));
    expect(byArea.map((c) => [c.weakShare, c.isWeak])).toEqual([
      [0.1, false],
      [0.2, true],
    ]);
    const people = new Float64Array(20).fill(1);
    people[0] = 100;
    const byPeople = cellFigures(world({ rows, positions, rsrp_dBm: weakAt, people }));
    expect(byPeople[0]).toMatchObject({ weakShare: 100 / 109, isWeak: true, servedPeople: 109 });
  });

  it('is judged where a terminal has access: the blind country behind it is not its sample', () => {
    const [cell] = cellFigures(
      world({ rows: ['0000'], positions: [[0, 0]], rsrp_dBm: (p) => (p < 2 ? -90 : -130) }),
    );
    expect(cell).toMatchObject({ weakShare: 0, rsrpMean_dBm: -90 });
    expect(cell.served_km2).toBeCloseTo(0.02, 7);
  });

  it('overshoots when it serves well beyond one and a half times the spacing of its sites', () => {
    const row = '0'.repeat(40);
    const near = cellFigures(
      world({
        rows: [row],
        positions: [
          [0, 50],
          [5000, 50],
        ],
      }),
    );
    expect(near[0]).toMatchObject({ spacing_m: 5000, isOvershooting: false });
    // Sites 1 km apart: beyond 1.5 km it serves 25 of 40 pixels.
    const far = cellFigures(
      world({
        rows: [row],
        positions: [
          [0, 50],
          [1000, 50],
        ],
      }),
    );
    expect(far[0]).toMatchObject({ spacing_m: 1000, overshootShare: 25 / 40, isOvershooting: true });
    const alone = cellFigures(world({ rows: [row], positions: [[0, 50]] }));
    expect(alone[0]).toMatchObject({ spacing_m: Number.NaN, overshootShare: 0, isOvershooting: false });
  });
});

describe('neighbours', () => {
  const rows = ['0011', '0011', '0011', '0022'];
  const positions = [
    [0, 0],
    [400, 400],
    [400, 0],
    [400, 400],
  ] as const;

  it('are cells that touch, longest border first, and both list each other', () => {
    const lists = neighbourLists(world({ rows, positions, pcis: [0, 3, 7] }));
    const written = lists.map(
      (n) => `${n.cell.siteId} ${n.rank} ${n.neighbour.siteId} ${n.border_km.toFixed(1)}`,
    );
    expect(written).toEqual([
      'S0 1 S1 0.3',
      'S0 2 S2 0.1',
      'S1 1 S0 0.3',
      'S1 2 S2 0.2',
      'S2 1 S1 0.2',
      'S2 2 S0 0.1',
    ]);
  });

  it('clash when a terminal at their border cannot tell them apart', () => {
    const clash = (pcis: readonly number[]) =>
      neighbourLists(world({ rows, positions, pcis })).find(
        (n) => n.cell.index === 0 && n.neighbour.index === 1,
      )?.clash;
    expect(clash([0, 3, 7])).toBe('mod3');
    expect(clash([5, 5, 7])).toBe('pci');
    expect(clash([0, 4, 7])).toBe('none');
    expect(clash([-1, 4, 7])).toBeUndefined();
  });

  it('are cells of one mast too, even where another lies between them', () => {
    const between = ['0001113330', '0001113330'];
    const lists = neighbourLists(world({ rows: between, positions }));
    const pair = lists.find((n) => n.cell.index === 1 && n.neighbour.index === 3);
    expect(pair).toMatchObject({ distance_m: 0, border_km: 0.2 });
    const apart = neighbourLists(world({ rows: ['11002233'], positions }));
    expect(apart.find((n) => n.cell.index === 1 && n.neighbour.index === 3)).toMatchObject({ border_km: 0 });
  });

  it('and cells are counted by layer, each pair once', () => {
    const input = world({ rows, positions, pcis: [0, 3, 3], rsrp_dBm: (p) => (p < 2 ? -111 : -90) });
    expect(cellsByLayer(cellFigures(input), neighbourLists(input))).toEqual([
      {
        layer: lowLte.id,
        cells: 3,
        weak: 1,
        overshooting: 0,
        overlapped: 0,
        poorQuality: 0,
        pairs: 3,
        mod3Clashes: 2,
        pciClashes: 1,
      },
    ]);
  });

  it('and cells have a row as wide as their header', () => {
    const input = world({ rows, positions });
    for (const row of cellsCsvRows(cellFigures(input), true)) expect(row).toHaveLength(cellsColumns.length);
    for (const row of neighboursCsvRows(neighbourLists(input)))
      expect(row).toHaveLength(neighboursColumns.length);
  });
});
