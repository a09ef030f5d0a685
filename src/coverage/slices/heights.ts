/** The network as receivers high above the ground meet it. */
import type { Network } from '../../network/network.js';
import type { Layer } from '../../radio/layer.js';
import type { PredictInput } from '../predict.js';

/** From here up a receiver sees over the terrain, and cells reach and disturb it from this far (rules R2). */
const highFrom_mAGL = 100;
const highRadius_m = 30_000;

/** 5G layers are judged by what command and control of a drone asks for; 4G layers by their own profile. */
const nrProfile = 'lowalt-120';

/** Least radius of a layer for receivers at a height; 0: its own. */
export const reachAt_m = (height_mAGL: number): number => (height_mAGL >= highFrom_mAGL ? highRadius_m : 0);

/** Layers with the radius and the gates of a height, everything else as it is. */
export function networkAt(network: Network, height_mAGL: number): Network {
  const layers = network.layers.map(
    (layer): Layer => ({
      ...layer,
      radius_m: Math.max(layer.radius_m, reachAt_m(height_mAGL)),
      profile: layer.technology === 'nr' ? nrProfile : layer.profile,
    }),
  );
  const byId = new Map(layers.map((l) => [l.id, l]));
  return {
    ...network,
    layers,
    sectors: network.sectors.map((s) => ({ ...s, layer: byId.get(s.layer.id) ?? s.layer })),
  };
}

/** The same prediction with all receivers at a height above ground. */
export const predictionAt = <P extends PredictInput>(input: P, receiverHeight_mAGL: number): P => ({
  ...input,
  world: { ...input.world, receiverHeight_mAGL },
  fold: { ...input.fold, receiverHeight_mAGL },
});
