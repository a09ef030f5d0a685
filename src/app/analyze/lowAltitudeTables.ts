/** `low-altitude/corridors.csv` and `low-altitude/landing.csv`: a row for each height and each layer and service. */
import type { RunFolder } from '../../io/runFolder.js';
import { type CsvCell, writeCsv } from '../../io/table/writeCsv.js';
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { CorridorRow, LandingRow, LowAltitude, Slice } from './lowAltitude.js';

const corridorColumns: Readonly<Record<string, (c: CorridorRow, height_mAGL: number) => CsvCell>> = {
  corridor: (c) => c.corridor,
  height_mAGL: (_, height_mAGL) => height_mAGL,
  kind: (c) => c.kind,
  id: (c) => c.id,
  length_km: (c) => round(c.length_m / 1000, 3),
  shareCovered: (c) => round(c.covered_m / c.length_m, 4),
  shareUnknown: (c) => round(c.unknown_m / c.length_m, 4),
  longestFailing_km: (c) => round(c.longestFailing_m / 1000, 3),
  rsrpMin_dBm: (c) => round(c.rsrpMin_dBm, 1),
  rsrpMean_dBm: (c) => round(c.rsrpMean_dBm, 1),
  sinrP10_dB: (c) => round(c.sinrP10_dB, 1),
  serverChanges: (c) => c.serverChanges,
  serverChangesPerKm: (c) => round((1000 * c.serverChanges) / c.length_m, 3),
  sideLobeShare: (c) => round(c.sideLobe_m / c.length_m, 4),
};

const statusNames: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(PixelStatus).map(([name, code]) => [code, name]),
);

type CellOf = (server: number) => string;
type LandingCell = (p: LandingRow, height_mAGL: number, cellOf: CellOf) => CsvCell;

const landingColumns: Readonly<Record<string, LandingCell>> = {
  name: (p) => p.name,
  lon: (p) => round(p.lon, 6),
  lat: (p) => round(p.lat, 6),
  height_mAGL: (_, height_mAGL) => height_mAGL,
  kind: (p) => p.kind,
  id: (p) => p.id,
  status: (p) => statusNames[p.status],
  rsrp_dBm: (p) => round(p.rsrp_dBm, 1),
  rs_sinr_dB: (p) => round(p.rsSinr_dB, 1),
  server: (p, _, cellOf) => (p.server === undefined ? null : cellOf(p.server)),
  aboveMainLobe: (p) => (p.server === undefined ? null : p.aboveMainLobe),
};

export async function writeLowAltitude(run: RunFolder, { slices, cells }: LowAltitude): Promise<void> {
  const table = async <Row>(
    name: string,
    columns: Readonly<Record<string, (row: Row, height_mAGL: number, cellOf: CellOf) => CsvCell>>,
    rowsOf: (slice: Slice) => readonly Row[],
  ): Promise<void> => {
    const rows = slices.flatMap((slice) =>
      rowsOf(slice).map((row) =>
        Object.values(columns).map((cell) => cell(row, slice.height_mAGL, (server) => cells[server])),
      ),
    );
    await run.write(`low-altitude/${name}.csv`, writeCsv(Object.keys(columns), rows, { bom: true }));
  };
  await table('corridors', corridorColumns, (s) => s.corridors);
  await table('landing', landingColumns, (s) => s.landing);
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
