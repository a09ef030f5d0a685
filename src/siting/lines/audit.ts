/**
 * Lines audit: rails, roads and waterways by length. A line passes when 95 % of it meets the gate of corridors; a tunnel is
 * unknown, because nothing is predicted there. Passengers on rails sit behind the wall of a carriage.
 */
import type { CoverageResult } from '../../coverage/result.js';
import { cutLine, type LinePiece } from '../../demand/lines.js';
import type { LineClass, TransportLine } from '../../demand/transportLines.js';
import { exact } from '../../foundation/exact.js';
import type { Network } from '../../network/network.js';
import { profileById } from '../../radio/profiles.js';
import type { PointRates } from '../audit/audit.js';
import { type Verdict, verdictOf } from '../audit/verdict.js';
import { bestLevel, lineProfileId, PixelMeter, type PixelLevel } from './pixels.js';
import { type Run, type Stretch, stretches } from './stretches.js';
import { trainLoss_dB } from './vehicle.js';

export interface LineAuditInput {
  readonly coverage: CoverageResult;
  readonly network: Pick<Network, 'sectors'>;
  readonly lines: readonly TransportLine[];
  /** Of every carrier; absent: by frequency. */
  readonly trainLoss_dB?: number;
}

export interface LineVerdict {
  readonly line: TransportLine;
  readonly service: string;
  readonly group: string;
  /** Inside the area. covered + failing + unknown = length; tunnels are part of unknown. */
  readonly length_m: number;
  readonly covered_m: number;
  readonly unknown_m: number;
  readonly tunnel_m: number;
  /** Share of the length that must be covered. */
  readonly required: number;
  readonly verdict: Verdict;
  readonly longestFailing: Stretch | undefined;
  /** One value per piece, and the lengths of the pieces. */
  readonly rates: PointRates;
  readonly pieces_m: Float64Array;
  /** Weak roads; nothing for rails and waters. */
  readonly weak: readonly Stretch[];
  /** Weak stretches of any length that end at the border: the neighbour's part may make a weak road of them. */
  readonly weakAtBorder: readonly Stretch[];
}

const inTrain: readonly LineClass[] = ['railway', 'metro'];
const roads: readonly LineClass[] = ['motorway', 'national', 'provincial', 'county'];
export const isRail = (own: LineClass): boolean => inTrain.includes(own);
export const isRoad = (own: LineClass): boolean => roads.includes(own);

/** A weak road is at or below this level for more than this length. */
const weakRoad_dBm = -105;
export const weakRoad_m = 50;

/** Line by line in their order, a verdict per service in the order of the coverage; nothing for lines outside the area. */
export function* auditLines(input: LineAuditInput): Generator<LineVerdict[]> {
  const meter = new PixelMeter(input.coverage, input.network.sectors);
  for (const line of input.lines) {
    const runs = runsOf(input, meter, line);
    if (runs.length === 0) continue;
    yield input.coverage.services.map((service) => {
      const required = profileById(lineProfileId[service.technology])?.reliability ?? 1;
      const judged = runs.map(
        (run): Run<Judged> => ({
          ...run,
          pieces: run.pieces.map((p) => ({ ...p, ...bestLevel(service.layers.map((l) => p.layers[l])) })),
        }),
      );
      return {
        line,
        service: service.id,
        group: service.group ?? '',
        required,
        ...sums(judged, line, required),
      };
    });
  }
}

interface MeasuredPiece extends LinePiece {
  readonly tunnel: boolean;
  readonly layers: readonly PixelLevel[];
}

type Judged = MeasuredPiece & PixelLevel;

const inTunnel: PixelLevel = {
  margin_dB: Number.NaN,
  rsrp_dBm: Number.NaN,
  dl_Mbps: Number.NaN,
  ul_Mbps: Number.NaN,
};

/** Pieces inside the area that follow each other without a gap. */
function runsOf(
  { coverage, ...input }: LineAuditInput,
  meter: PixelMeter,
  line: TransportLine,
): Run<MeasuredPiece>[] {
  const loss_dB = coverage.layers.map(({ layer }) =>
    isRail(line.class) ? (input.trainLoss_dB ?? trainLoss_dB(layer.frequency_MHz)) : 0,
  );
  const runs: { pieces: MeasuredPiece[]; fromBorder: boolean; toBorder: boolean }[] = [];
  for (const part of line.parts) {
    let run: (typeof runs)[number] | undefined;
    let outside = false;
    for (const piece of cutLine(coverage.pixelGrid, part.line)) {
      if (piece.pixel < 0 || coverage.areaMask[piece.pixel] !== 1) {
        if (run) run.toBorder = true;
        run = undefined;
        outside = true;
        continue;
      }
      if (!run) runs.push((run = { pieces: [], fromBorder: outside, toBorder: false }));
      const layers = loss_dB.map((loss, l) => (part.tunnel ? inTunnel : meter.level(l, piece.pixel, loss)));
      // Equal parts must add up to their share of the whole.
      run.pieces.push({ ...piece, length_m: exact(piece.length_m), tunnel: part.tunnel, layers });
    }
  }
  return runs;
}

function sums(runs: readonly Run<Judged>[], line: TransportLine, required: number) {
  const pieces = runs.flatMap((run) => run.pieces);
  const length = (of: (p: Judged) => boolean) => pieces.reduce((sum, p) => sum + (of(p) ? p.length_m : 0), 0);
  const length_m = length(() => true);
  const covered_m = length((p) => p.margin_dB >= 0);
  const unknown_m = length((p) => Number.isNaN(p.margin_dB));
  const failing = runs.flatMap((run) => stretches(run, (p) => p.margin_dB < 0));
  const weak = isRoad(line.class)
    ? runs.flatMap((run) => stretches(run, (p) => p.rsrp_dBm <= weakRoad_dBm))
    : [];
  return {
    length_m,
    covered_m,
    unknown_m,
    tunnel_m: length((p) => p.tunnel),
    verdict: verdictOf(covered_m, unknown_m, length_m, required),
    longestFailing: failing.reduce<Stretch | undefined>(
      (longest, s) => (longest && longest.length_m >= s.length_m ? longest : s),
      undefined,
    ),
    rates: {
      dl_Mbps: Float32Array.from(pieces, (p) => p.dl_Mbps),
      ul_Mbps: Float32Array.from(pieces, (p) => p.ul_Mbps),
    },
    pieces_m: Float64Array.from(pieces, (p) => p.length_m),
    weak: weak.filter((s) => s.length_m > weakRoad_m),
    weakAtBorder: weak.filter((s) => s.borders.length > 0),
  };
}
