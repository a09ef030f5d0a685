/** The page on land cover, made from the tables themselves: docs/formats/land-cover.md, byte for byte. */
import { clutterClasses, clutterTable, defaultGap_m, maxHeight_m } from './clutter.js';
import { legends } from './legends.js';
import { osmTags } from './osm.js';
import { settlementThresholds as t } from './settlement.js';

export const landCoverPage = (): string => `# Land cover 地物覆盖

Made by \`npm run docs\` from the tables in \`src/terrain/\`; do not edit. 由 \`npm run docs\` 生成，请勿手改。

Section \`terrain.clutter\` of the project file: a raster of codes, or polygons of OpenStreetMap. Each figure below is a default
that a project may replace; the manifest of a run holds what was used, with the origin (\`default\` or \`file\`) of each value
(\`definitions.clutterClasses\`, \`definitions.landCover\`).
项目文件的 \`terrain.clutter\` 部分：代码栅格或 OpenStreetMap 面。下列数值均为默认值，可在项目文件中改写；运行清单记录所用数值及其来源。

\`\`\`yaml
terrain:
  clutter:
    file: landcover.tif
    classes: esa-worldcover
    heights_m: {forest: 12, village: 6.5}   # whole or half metres, 0 to ${maxHeight_m}
    gaps_m: {village: 20}
    map: {50: urban, 61: water}             # code: class, before the legend
\`\`\`

## Classes 类别

Heights act along the path as ITU-R P.1812 says; \`water\`, \`open\`, \`suburban\`, \`urban\`, \`forest\` and \`dense-urban\` have those of its Table 2. The
obstacle beside a terminal stands at the gap (27 m of street: ITU-R P.2108-1 §3.1). \`built-up\` classes are settled land. Spread is
the group of the model's standard deviation. A class without height has no gap; one that is given a height gets the gap in
brackets. 高度沿路径按 P.1812 计入；终端旁地物按间距计。无高度的类别没有间距；写入高度后取括号内间距。

| class 类别 | height 高度, m | gap 间距, m | built-up 建成区 | spread 离散组 |
| --- | --- | --- | --- | --- |
${clutterTable()
  .map((c) => {
    const gap = c.gap_m > 0 ? c.gap_m : `(${defaultGap_m(c)})`;
    return c.id === 'unmapped'
      ? '| `unmapped` | 0, fixed | none | no | rural |'
      : `| \`${c.id}\` | ${c.height_m} | ${gap} | ${c.builtUp ? 'yes' : 'no'} | ${c.sigma} |`;
  })
  .join('\n')}

## Codes 代码

0 and no data are \`unmapped\` unless \`map\` says otherwise; a code that the legend does not know is unmapped too and is counted
in the manifest (\`terrain.unknownCodes\`). \`classes: own\` takes \`map\` alone. 未知代码按未制图处理并计数；\`classes: own\` 仅用 \`map\`。

| class 类别 | ${Object.keys(legends)
  .map((legend) => `\`${legend}\``)
  .join(' | ')} |
| --- | ${Object.keys(legends)
  .map(() => '---')
  .join(' | ')} |
${clutterClasses
  .flatMap(({ id }) => {
    const codes = Object.values(legends).map((legend) =>
      Object.keys(legend)
        .filter((code) => legend[code] === id)
        .join(', '),
    );
    return codes.some((c) => c !== '') ? [`| \`${id}\` | ${codes.join(' | ')} |`] : [];
  })
  .join('\n')}

Products: ESA WorldCover 2020 and 2021, GlobeLand30, CLCD.

## OpenStreetMap

\`clutter: {file: landuse.geojson, classes: osm}\`: polygons of GeoJSON with tags as properties; points and lines are left out.
Keys are asked in this order, and the first with a value of the table decides; \`*\` is any other value. \`map\` goes before:
\`map: {"landuse=orchard": forest}\`. Polygons are painted from the largest to the smallest, so that the pond lies on the forest
and the house on the village; a cell belongs to a polygon when its centre does. Polygons without a known tag are counted by tag in
\`terrain.unknownCodes\`; ground under none is unmapped.
按下表顺序取首个命中的键；面由大到小绘制，小面在上；像元中心在面内即归该面。

| key 键 | class 类别 | values 值 |
| --- | --- | --- |
${osmTags
  .flatMap(([key, values]) =>
    [...new Set(Object.values(values))].map((id) => {
      const named = Object.keys(values).filter((value) => values[value] === id);
      return `| \`${key}\` | \`${id}\` | ${named.map((value) => `\`${value}\``).join(', ')} |`;
    }),
  )
  .join('\n')}

## Without land cover 没有地物数据时

The run is marked \`terrain-only\` and is not compared with one that has land cover. Open ground has no clutter; settlements are told
by what the project names, the densest source wins, and \`terrain.settlement\` of the manifest says how many working cells each
source marks. 标记为 \`terrain-only\`，不与有地物数据的结果比较；聚居区由项目已有数据推定。

| source 来源 | \`village\` from | \`suburban\` from |
| --- | --- | --- |
| buildings 建筑: ground under roofs in a square of ${t.buildingSquare_m} m | ${100 * t.villageBuiltShare} % | ${100 * t.suburbanBuiltShare} % |
| population 人口, of each cell of the raster | ${t.villagePeople_perKm2} per km² | ${t.suburbanPeople_perKm2} per km² |
| places 场所: polygon, or the radius of the class; not \`scenic\`, \`other\` or polygons of \`admin.villages\` | inside | – |
| roads 道路, without fast roads, rails and field ways, in a square of ${t.roadSquare_m} m; only where neither buildings nor population are given | ${t.villageRoad_kmPerKm2} km per km² | – |

The mask is no basis of demand: people are counted from the same data directly. 该掩膜不作为人口依据。

## Surface models 表面高程

With \`terrain.elevation.kind: dsm\` heights are not added along the path. Where a class has a height, the ground is the surface less
that height, but not below the lowest surface one source cell away; the difference is the clutter, so that the surface itself obstructs
and terminals stand on the ground. Heights of the project act here too. Effect: \`terrain.groundEstimate\` of the manifest.
`;
