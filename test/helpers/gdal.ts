/** GDAL as the second reader of what we write. Guard with `hasGdal` or `hasCogCheck`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { decide, hasProgram } from './needs.js';

export const hasGdal = (): boolean => hasProgram('gdalinfo');

export interface GdalInfo {
  readonly size: readonly [cols: number, rows: number];
  readonly coordinateSystem: { readonly wkt: string };
  readonly bands: readonly {
    readonly type: string;
    readonly noDataValue: number | string;
    readonly unit?: string;
  }[];
}

export const gdalInfo = (file: string): GdalInfo =>
  JSON.parse(execFileSync('gdalinfo', ['-json', file], { encoding: 'utf8' })) as GdalInfo;

/** GDAL's checker belongs to the system's Python, which need not be the first on the path. */
const checker = 'osgeo_utils.samples.validate_cloud_optimized_geotiff';
const python = ['python3', '/usr/bin/python3'].find(
  (p) => spawnSync(p, ['-c', `import ${checker}`], { stdio: 'ignore' }).status === 0,
);

/** Whether GDAL's own checker of cloud-optimised GeoTIFFs is here. */
export const hasCogCheck = (): boolean => decide(python !== undefined, checker);

/** Those of the files that GDAL's checker objects to. */
export function notCloudOptimised(files: readonly string[]): string[] {
  const script = `import sys, json\nfrom ${checker} import validate
print(json.dumps([f for f in sys.argv[1:] if any(validate(f, full_check=True)[:2])]))`;
  return JSON.parse(
    execFileSync(python ?? 'python3', ['-c', script, ...files], { encoding: 'utf8' }),
  ) as string[];
}

export const hasOgr = (): boolean => hasProgram('ogrinfo');

/** Layer → number of features of a vector file, as OGR opens it. */
export function layerCounts(file: string): Record<string, number> {
  const text = execFileSync('ogrinfo', ['-so', '-al', file], { encoding: 'utf8' });
  const found = text.matchAll(/^Layer name: (.+)\n[\s\S]*?^Feature Count: (\d+)$/gm);
  return Object.fromEntries([...found].map(([, name, count]) => [name, Number(count)]));
}
