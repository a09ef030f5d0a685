/**
 * Every model that Coverage knows: what it is, where it applies, and how its code is fetched when first used.
 * The entry alone answers `--help`, `--dry-run` and the manifest; nothing heavy is imported for that.
 */
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { limits as hataLimits } from './hata/limits.js';
import { standard as hata } from './hata/standard.js';
import { limits as itmLimits } from './itm/limits.js';
import { standard as itm } from './itm/standard.js';
import type { Limit } from './limits.js';
import { messages } from './messages.js';
import { limits as p1411Limits } from './p1411/limits.js';
import { standard as p1411 } from './p1411/standard.js';
import { limits as p1812Limits } from './p1812/limits.js';
import { standard as p1812 } from './p1812/standard.js';
import { limits as p2108Limits } from './p2108/limits.js';
import { standard as p2108 } from './p2108/standard.js';
import { limits as p2109Limits } from './p2109/limits.js';
import { standard as p2109 } from './p2109/standard.js';
import { limits as p452Limits } from './p452/limits.js';
import { standard as p452 } from './p452/standard.js';
import { limits as p525Limits } from './p525/limits.js';
import { standard as p525 } from './p525/standard.js';
import { limits as p526Limits } from './p526/limits.js';
import { standard as p526 } from './p526/standard.js';
import { limits as p530Limits } from './p530/limits.js';
import { standard as p530 } from './p530/standard.js';
import { limits as p676Limits } from './p676/limits.js';
import { standard as p676 } from './p676/standard.js';
import { limits as p833Limits } from './p833/limits.js';
import { standard as p833 } from './p833/standard.js';
import { limits as p837Limits } from './p837/limits.js';
import { standard as p837 } from './p837/standard.js';
import { limits as p838Limits } from './p838/limits.js';
import { standard as p838 } from './p838/standard.js';
import type { ReferenceForm } from './reference.js';
import { limits as spmLimits } from './spm/limits.js';
import { standard as spm } from './spm/standard.js';
import type { Standard } from './standard.js';
import { limits as tr38901Limits } from './tr38901/limits.js';
import { standard as tr38901 } from './tr38901/standard.js';

export type ModelId =
  | 'auto'
  | 'freespace'
  | 'p526'
  | 'hata'
  | 'tr38901'
  | 'p2109'
  | 'p1411'
  | 'p530'
  | 'p676'
  | 'p837'
  | 'p838'
  | 'spm'
  | 'p1812'
  | 'p452'
  | 'p2108'
  | 'p833'
  | 'itm';

export interface ModelModule {
  /** Reference cases that this model answers; empty for a composition. */
  readonly forms: readonly ReferenceForm[];
}

export interface ModelInfo {
  readonly id: ModelId;
  /** Stamp of results; a composition carries its own name, never that of a standard. */
  readonly name: string;
  readonly title: Text;
  readonly edition: Text;
  readonly standards: readonly Standard[];
  readonly needsTerrain: boolean;
  /** May be named in `analyze` as the path-loss model of a layer. */
  readonly usableInAnalyze: boolean;
  /** Ranges of the model; of variants all ranges, each named by its source. */
  readonly limits: readonly Limit[];
  readonly load: () => Promise<ModelModule>;
}

const ofStandard = (
  standard: Standard,
  rest: Pick<ModelInfo, 'needsTerrain' | 'usableInAnalyze' | 'limits' | 'load'>,
): ModelInfo => ({
  id: standard.id as ModelId,
  name: standard.id,
  title: standard.title,
  edition: { en: standard.edition, zh: standard.edition },
  standards: [standard],
  ...rest,
});

export const models: Readonly<Record<ModelId, ModelInfo>> = {
  auto: {
    id: 'auto',
    name: 'p1812-near-mast',
    title: {
      en: 'P.1812 with terminal clutter at nominal gaps, TR 38.901 or free space near the mast',
      zh: 'P.1812（终端地物按标称间距计），近站区采用 TR 38.901 或自由空间',
    },
    edition: {
      en: `${p1812.edition} from 250 m on, at 50 % of time and locations, with the first and last obstacle at nominal gaps; blended into ${tr38901.edition} (built-up) or free space (open) nearer`,
      zh: `${p1812.edition}（250 m 起，时间与地点各取 50 %），首末障碍物按标称间距设置；更近处平滑过渡到 ${tr38901.edition}（建成区）或自由空间（开阔地）`,
    },
    standards: [p1812, tr38901],
    needsTerrain: true,
    usableInAnalyze: true,
    limits: [
      { quantity: 'f_GHz', min: 0.45, max: 6, source: 'model family for 0.45 to 6 GHz' },
      ...p1812Limits.filter(({ quantity }) => quantity !== 'f_GHz' && quantity !== 'd_km'),
    ],
    load: async () => ({ forms: [] }),
  },
  freespace: ofStandard(p525, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p525Limits,
    load: () => import('./p525/cases.js'),
  }),
  p526: ofStandard(p526, {
    needsTerrain: true,
    usableInAnalyze: false,
    limits: p526Limits,
    load: () => import('./p526/cases.js'),
  }),
  hata: ofStandard(hata, {
    needsTerrain: false,
    usableInAnalyze: true,
    limits: [...hataLimits['okumura-hata'], ...hataLimits['cost231-hata']],
    load: () => import('./hata/cases.js'),
  }),
  tr38901: ofStandard(tr38901, {
    needsTerrain: false,
    usableInAnalyze: true,
    limits: [...tr38901Limits.RMa.los, ...tr38901Limits.UMa.los, ...tr38901Limits['UMi-SC'].los],
    load: () => import('./tr38901/cases.js'),
  }),
  p2109: ofStandard(p2109, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p2109Limits,
    load: () => import('./p2109/cases.js'),
  }),
  p1411: ofStandard(p1411, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p1411Limits,
    load: () => import('./p1411/cases.js'),
  }),
  p530: ofStandard(p530, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p530Limits,
    load: () => import('./p530/cases.js'),
  }),
  p1812: ofStandard(p1812, {
    needsTerrain: true,
    usableInAnalyze: false,
    limits: p1812Limits,
    load: () => import('./p1812/cases.js'),
  }),
  p452: ofStandard(p452, {
    needsTerrain: true,
    usableInAnalyze: false,
    limits: p452Limits,
    load: () => import('./p452/cases.js'),
  }),
  itm: ofStandard(itm, {
    needsTerrain: true,
    usableInAnalyze: false,
    limits: itmLimits,
    load: () => import('./itm/cases.js'),
  }),
  p2108: ofStandard(p2108, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: [...p2108Limits.heightGain, ...p2108Limits.terrestrial, ...p2108Limits.earthSpace],
    load: () => import('./p2108/cases.js'),
  }),
  p833: ofStandard(p833, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p833Limits,
    load: () => import('./p833/cases.js'),
  }),
  p676: ofStandard(p676, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p676Limits,
    load: () => import('./p676/cases.js'),
  }),
  p837: ofStandard(p837, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p837Limits,
    load: () => import('./p837/cases.js'),
  }),
  p838: ofStandard(p838, {
    needsTerrain: false,
    usableInAnalyze: false,
    limits: p838Limits,
    load: () => import('./p838/cases.js'),
  }),
  spm: {
    ...ofStandard(spm, {
      needsTerrain: false,
      usableInAnalyze: false,
      limits: spmLimits,
      load: () => import('./spm/cases.js'),
    }),
    edition: {
      en: `${spm.edition}; factors of the user, not a standard`,
      zh: `${spm.edition}；K 参数由用户给出，并非标准`,
    },
  },
};

/** The entry of a model; an unknown id is a usage error that names the nearest known one. */
export function modelInfo(id: string): ModelInfo {
  if (Object.hasOwn(models, id)) return models[id as ModelId];
  throw unknownModel(id, Object.keys(models));
}

/** The error of an id that is not among the known ones. */
export function unknownModel(id: string, known: readonly string[]): CoverageError {
  const near = nearest(known, id.toLowerCase());
  return new CoverageError('usage', {
    severity: 'error',
    code: 'CVG_MODEL_UNKNOWN',
    text: fill(messages.unknownModel, { id: id.slice(0, 64), known: known.join(', ') }),
    hint: near === undefined ? undefined : fill(messages.didYouMean, { id: near }),
    where: { value: id.slice(0, 64) },
  });
}

/** The known name at most a third of its letters away. */
function nearest(known: readonly string[], id: string): string | undefined {
  const ranked = known.map((name) => ({ name, distance: editDistance(name, id) }));
  ranked.sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** Levenshtein distance of two short words; long input is cut, it can be near nothing. */
function editDistance(a: string, b: string): number {
  const word = b.slice(0, 32);
  let previous = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === word[j - 1] ? 0 : 1);
      row.push(Math.min(change, previous[j] + 1, row[j - 1] + 1));
    }
    previous = row;
  }
  return previous[word.length];
}
