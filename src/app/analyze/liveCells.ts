/** A network of the run as cells that can be changed one by one, at the pixels where people and key places are. */
import { pixelsAround } from '../../coverage/incremental/strip.js';
import { type PlannedState, plannedState } from '../../coverage/incremental/plannedState.js';
import { mastLosses } from '../../coverage/mastLosses.js';
import { outagePixels } from '../../siting/criticality.js';
import type { Demand } from './demand.js';
import type { Assembled, PredictionTools } from './prediction.js';

export interface LiveOptions {
  readonly overlap: boolean;
  readonly follows?: (service: string) => boolean;
}

export function liveCells(
  assembled: Assembled,
  { people, places }: Pick<Demand, 'people' | 'places'>,
  { executor, cache, ports }: Pick<PredictionTools, 'executor' | 'cache' | 'ports'>,
  options: LiveOptions,
): Promise<PlannedState> {
  const wanted = outagePixels(people, places);
  const losses = async (mast: number) =>
    (await mastLosses(assembled, mast, executor, { cache, signal: ports.signal })).losses;
  return plannedState(assembled, losses, {
    ...options,
    wanted,
    pixels: pixelsAround(wanted, assembled.fold.lattice),
  });
}
